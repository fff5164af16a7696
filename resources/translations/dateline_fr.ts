<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>DateWords</name>
    <message>
        <source>January</source>
        <comment>month</comment>
        <translation>janvier</translation>
    </message>
    <message>
        <source>February</source>
        <comment>month</comment>
        <translation>février</translation>
    </message>
    <message>
        <source>March</source>
        <comment>month</comment>
        <translation>mars</translation>
    </message>
    <message>
        <source>April</source>
        <comment>month</comment>
        <translation>avril</translation>
    </message>
    <message>
        <source>May</source>
        <comment>month</comment>
        <translation>mai</translation>
    </message>
    <message>
        <source>June</source>
        <comment>month</comment>
        <translation>juin</translation>
    </message>
    <message>
        <source>July</source>
        <comment>month</comment>
        <translation>juillet</translation>
    </message>
    <message>
        <source>August</source>
        <comment>month</comment>
        <translation>août</translation>
    </message>
    <message>
        <source>September</source>
        <comment>month</comment>
        <translation>septembre</translation>
    </message>
    <message>
        <source>October</source>
        <comment>month</comment>
        <translation>octobre</translation>
    </message>
    <message>
        <source>November</source>
        <comment>month</comment>
        <translation>novembre</translation>
    </message>
    <message>
        <source>December</source>
        <comment>month</comment>
        <translation>décembre</translation>
    </message>
    <message>
        <source>January</source>
        <comment>month after a day</comment>
        <translation>janvier</translation>
    </message>
    <message>
        <source>February</source>
        <comment>month after a day</comment>
        <translation>février</translation>
    </message>
    <message>
        <source>March</source>
        <comment>month after a day</comment>
        <translation>mars</translation>
    </message>
    <message>
        <source>April</source>
        <comment>month after a day</comment>
        <translation>avril</translation>
    </message>
    <message>
        <source>May</source>
        <comment>month after a day</comment>
        <translation>mai</translation>
    </message>
    <message>
        <source>June</source>
        <comment>month after a day</comment>
        <translation>juin</translation>
    </message>
    <message>
        <source>July</source>
        <comment>month after a day</comment>
        <translation>juillet</translation>
    </message>
    <message>
        <source>August</source>
        <comment>month after a day</comment>
        <translation>août</translation>
    </message>
    <message>
        <source>September</source>
        <comment>month after a day</comment>
        <translation>septembre</translation>
    </message>
    <message>
        <source>October</source>
        <comment>month after a day</comment>
        <translation>octobre</translation>
    </message>
    <message>
        <source>November</source>
        <comment>month after a day</comment>
        <translation>novembre</translation>
    </message>
    <message>
        <source>December</source>
        <comment>month after a day</comment>
        <translation>décembre</translation>
    </message>
    <message>
        <source>Jan</source>
        <comment>short month</comment>
        <translation>janv.</translation>
    </message>
    <message>
        <source>Feb</source>
        <comment>short month</comment>
        <translation>févr.</translation>
    </message>
    <message>
        <source>Mar</source>
        <comment>short month</comment>
        <translation>mars</translation>
    </message>
    <message>
        <source>Apr</source>
        <comment>short month</comment>
        <translation>avr.</translation>
    </message>
    <message>
        <source>May</source>
        <comment>short month</comment>
        <translation>mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <comment>short month</comment>
        <translation>juin</translation>
    </message>
    <message>
        <source>Jul</source>
        <comment>short month</comment>
        <translation>juil.</translation>
    </message>
    <message>
        <source>Aug</source>
        <comment>short month</comment>
        <translation>août</translation>
    </message>
    <message>
        <source>Sep</source>
        <comment>short month</comment>
        <translation>sept.</translation>
    </message>
    <message>
        <source>Oct</source>
        <comment>short month</comment>
        <translation>oct.</translation>
    </message>
    <message>
        <source>Nov</source>
        <comment>short month</comment>
        <translation>nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <comment>short month</comment>
        <translation>déc.</translation>
    </message>
    <message>
        <source>Monday</source>
        <comment>weekday</comment>
        <translation>lundi</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <comment>weekday</comment>
        <translation>mardi</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <comment>weekday</comment>
        <translation>mercredi</translation>
    </message>
    <message>
        <source>Thursday</source>
        <comment>weekday</comment>
        <translation>jeudi</translation>
    </message>
    <message>
        <source>Friday</source>
        <comment>weekday</comment>
        <translation>vendredi</translation>
    </message>
    <message>
        <source>Saturday</source>
        <comment>weekday</comment>
        <translation>samedi</translation>
    </message>
    <message>
        <source>Sunday</source>
        <comment>weekday</comment>
        <translation>dimanche</translation>
    </message>
    <message>
        <source>spring %1</source>
        <comment>part of a year</comment>
        <translation>printemps %1</translation>
    </message>
    <message>
        <source>summer %1</source>
        <comment>part of a year</comment>
        <translation>été %1</translation>
    </message>
    <message>
        <source>autumn %1</source>
        <comment>part of a year</comment>
        <translation>automne %1</translation>
    </message>
    <message>
        <source>winter %1</source>
        <comment>part of a year</comment>
        <translation>hiver %1</translation>
    </message>
    <message>
        <source>northern spring %1</source>
        <comment>part of a year</comment>
        <translation>printemps %1 (hémisphère nord)</translation>
    </message>
    <message>
        <source>northern summer %1</source>
        <comment>part of a year</comment>
        <translation>été %1 (hémisphère nord)</translation>
    </message>
    <message>
        <source>northern autumn %1</source>
        <comment>part of a year</comment>
        <translation>automne %1 (hémisphère nord)</translation>
    </message>
    <message>
        <source>northern winter %1</source>
        <comment>part of a year</comment>
        <translation>hiver %1 (hémisphère nord)</translation>
    </message>
    <message>
        <source>southern spring %1</source>
        <comment>part of a year</comment>
        <translation>printemps %1 (hémisphère sud)</translation>
    </message>
    <message>
        <source>southern summer %1</source>
        <comment>part of a year</comment>
        <translation>été %1 (hémisphère sud)</translation>
    </message>
    <message>
        <source>southern autumn %1</source>
        <comment>part of a year</comment>
        <translation>automne %1 (hémisphère sud)</translation>
    </message>
    <message>
        <source>southern winter %1</source>
        <comment>part of a year</comment>
        <translation>hiver %1 (hémisphère sud)</translation>
    </message>
    <message>
        <source>first quarter of %1</source>
        <comment>part of a year</comment>
        <translation>1er trimestre %1</translation>
    </message>
    <message>
        <source>second quarter of %1</source>
        <comment>part of a year</comment>
        <translation>2e trimestre %1</translation>
    </message>
    <message>
        <source>third quarter of %1</source>
        <comment>part of a year</comment>
        <translation>3e trimestre %1</translation>
    </message>
    <message>
        <source>fourth quarter of %1</source>
        <comment>part of a year</comment>
        <translation>4e trimestre %1</translation>
    </message>
    <message>
        <source>first third of %1</source>
        <comment>part of a year</comment>
        <translation>premier tiers de %1</translation>
    </message>
    <message>
        <source>second third of %1</source>
        <comment>part of a year</comment>
        <translation>deuxième tiers de %1</translation>
    </message>
    <message>
        <source>last third of %1</source>
        <comment>part of a year</comment>
        <translation>dernier tiers de %1</translation>
    </message>
    <message>
        <source>first half of %1</source>
        <comment>part of a year</comment>
        <translation>premier semestre %1</translation>
    </message>
    <message>
        <source>second half of %1</source>
        <comment>part of a year</comment>
        <translation>second semestre %1</translation>
    </message>
    <message>
        <source>spring %1</source>
        <comment>part of a year, short</comment>
        <translation>printemps %1</translation>
    </message>
    <message>
        <source>summer %1</source>
        <comment>part of a year, short</comment>
        <translation>été %1</translation>
    </message>
    <message>
        <source>autumn %1</source>
        <comment>part of a year, short</comment>
        <translation>automne %1</translation>
    </message>
    <message>
        <source>winter %1</source>
        <comment>part of a year, short</comment>
        <translation>hiver %1</translation>
    </message>
    <message>
        <source>northern spring %1</source>
        <comment>part of a year, short</comment>
        <translation>printemps %1 (hémisphère nord)</translation>
    </message>
    <message>
        <source>northern summer %1</source>
        <comment>part of a year, short</comment>
        <translation>été %1 (hémisphère nord)</translation>
    </message>
    <message>
        <source>northern autumn %1</source>
        <comment>part of a year, short</comment>
        <translation>automne %1 (hémisphère nord)</translation>
    </message>
    <message>
        <source>northern winter %1</source>
        <comment>part of a year, short</comment>
        <translation>hiver %1 (hémisphère nord)</translation>
    </message>
    <message>
        <source>southern spring %1</source>
        <comment>part of a year, short</comment>
        <translation>printemps %1 (hémisphère sud)</translation>
    </message>
    <message>
        <source>southern summer %1</source>
        <comment>part of a year, short</comment>
        <translation>été %1 (hémisphère sud)</translation>
    </message>
    <message>
        <source>southern autumn %1</source>
        <comment>part of a year, short</comment>
        <translation>automne %1 (hémisphère sud)</translation>
    </message>
    <message>
        <source>southern winter %1</source>
        <comment>part of a year, short</comment>
        <translation>hiver %1 (hémisphère sud)</translation>
    </message>
    <message>
        <source>Q1 %1</source>
        <comment>part of a year, short</comment>
        <translation>T1 %1</translation>
    </message>
    <message>
        <source>Q2 %1</source>
        <comment>part of a year, short</comment>
        <translation>T2 %1</translation>
    </message>
    <message>
        <source>Q3 %1</source>
        <comment>part of a year, short</comment>
        <translation>T3 %1</translation>
    </message>
    <message>
        <source>Q4 %1</source>
        <comment>part of a year, short</comment>
        <translation>T4 %1</translation>
    </message>
    <message>
        <source>first third of %1</source>
        <comment>part of a year, short</comment>
        <translation>premier tiers de %1</translation>
    </message>
    <message>
        <source>second third of %1</source>
        <comment>part of a year, short</comment>
        <translation>deuxième tiers de %1</translation>
    </message>
    <message>
        <source>last third of %1</source>
        <comment>part of a year, short</comment>
        <translation>dernier tiers de %1</translation>
    </message>
    <message>
        <source>first half of %1</source>
        <comment>part of a year, short</comment>
        <translation>premier semestre %1</translation>
    </message>
    <message>
        <source>second half of %1</source>
        <comment>part of a year, short</comment>
        <translation>second semestre %1</translation>
    </message>
    <message>
        <source>%1 %2 %3 %4</source>
        <comment>weekday, day, month, year</comment>
        <translation>%1 %2 %3 %4</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>day, month, year</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month, year</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 BC</source>
        <comment>year</comment>
        <translation>%1 av. J.-C.</translation>
    </message>
    <message>
        <source>AD %1</source>
        <comment>year of one to three digits</comment>
        <translation>%1 apr. J.-C.</translation>
    </message>
    <message>
        <source>%1 million</source>
        <comment>number of years</comment>
        <translation>%1 millions</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <comment>number of years, thousand millions</comment>
        <translation>%1 milliards</translation>
    </message>
    <message>
        <source>%1s</source>
        <comment>decade by its first year</comment>
        <translation>années %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <comment>day and time</comment>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>%1 UTC%2</source>
        <comment>day and time, hours ahead of UTC with sign</comment>
        <translation>%1 UTC%2</translation>
    </message>
    <message>
        <source>some day in %1</source>
        <comment>month and year, or year</comment>
        <translation>%1, jour inconnu</translation>
    </message>
    <message>
        <source>some day from %1 to %2</source>
        <comment>days</comment>
        <translation>un jour du %1 au %2</translation>
    </message>
    <message>
        <source>some month from %1 to %2</source>
        <comment>months</comment>
        <translation>un mois de %1 à %2</translation>
    </message>
    <message>
        <source>some year from %1 to %2</source>
        <comment>years</comment>
        <translation>une année de %1 à %2</translation>
    </message>
    <message>
        <source>%1, by estimate %2</source>
        <comment>some year from … to …, year</comment>
        <translation>%1, par estimation %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>year by estimate, range</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, month unknown</source>
        <comment>year</comment>
        <translation>%1, mois inconnu</translation>
    </message>
    <message>
        <source>%1, day and month unknown</source>
        <comment>year</comment>
        <translation>%1, jour et mois inconnus</translation>
    </message>
    <message>
        <source>day %1 of an unknown month of %2</source>
        <comment>day, year</comment>
        <translation>le %1 d’un mois inconnu de %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day, month</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, year unknown</source>
        <comment>month or day</comment>
        <translation>%1, année inconnue</translation>
    </message>
    <message>
        <source>year unknown</source>
        <comment>alone</comment>
        <translation>année inconnue</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>month or day, some year from … to …</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>some date from %1 to %2 (%3)</source>
        <comment>days, EDTF</comment>
        <translation>une date du %1 au %2 (%3)</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>first, last</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>date</comment>
        <translation>vers %1</translation>
    </message>
    <message>
        <source>perhaps %1</source>
        <comment>date</comment>
        <translation>peut-être %1</translation>
    </message>
    <message>
        <source>%1?</source>
        <comment>date, short</comment>
        <translation>%1 ?</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>date, remarks</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>year uncertain</source>
        <comment>remark</comment>
        <translation>année incertaine</translation>
    </message>
    <message>
        <source>year approximate</source>
        <comment>remark</comment>
        <translation>année approximative</translation>
    </message>
    <message>
        <source>year uncertain and approximate</source>
        <comment>remark</comment>
        <translation>année incertaine et approximative</translation>
    </message>
    <message>
        <source>month uncertain</source>
        <comment>remark</comment>
        <translation>mois incertain</translation>
    </message>
    <message>
        <source>month approximate</source>
        <comment>remark</comment>
        <translation>mois approximatif</translation>
    </message>
    <message>
        <source>month uncertain and approximate</source>
        <comment>remark</comment>
        <translation>mois incertain et approximatif</translation>
    </message>
    <message>
        <source>day uncertain</source>
        <comment>remark</comment>
        <translation>jour incertain</translation>
    </message>
    <message>
        <source>day approximate</source>
        <comment>remark</comment>
        <translation>jour approximatif</translation>
    </message>
    <message>
        <source>day uncertain and approximate</source>
        <comment>remark</comment>
        <translation>jour incertain et approximatif</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>start, end</comment>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>start</comment>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>end</comment>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>from %1, end unknown</source>
        <comment>start</comment>
        <translation>depuis %1, fin inconnue</translation>
    </message>
    <message>
        <source>until %1, start unknown</source>
        <comment>end</comment>
        <translation>jusqu’à %1, début inconnu</translation>
    </message>
    <message>
        <source>from %1 to ?</source>
        <comment>start, short</comment>
        <translation>de %1 à ?</translation>
    </message>
    <message>
        <source>? to %1</source>
        <comment>end, short</comment>
        <translation>? à %1</translation>
    </message>
    <message>
        <source>%1 or earlier</source>
        <comment>date</comment>
        <translation>%1 ou avant</translation>
    </message>
    <message>
        <source>%1 or later</source>
        <comment>date</comment>
        <translation>%1 ou après</translation>
    </message>
    <message>
        <source>%1 and earlier</source>
        <comment>date</comment>
        <translation>%1 et avant</translation>
    </message>
    <message>
        <source>%1 and later</source>
        <comment>date</comment>
        <translation>%1 et après</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>first, last</comment>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>some time from %1 to %2</source>
        <comment>first, last</comment>
        <translation>à un moment de %1 à %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>list so far, next</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>list so far, last</comment>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>list so far, last</comment>
        <translation>%1 et %2</translation>
    </message>
    <message>
        <source>,</source>
        <comment>between thousands</comment>
        <translation> </translation>
    </message>
    <message>
        <source>.</source>
        <comment>before tenths</comment>
        <translation>,</translation>
    </message>
</context>
</TS>
