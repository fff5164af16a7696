<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DateWords</name>
    <message>
        <source>January</source>
        <comment>month</comment>
        <translation>Januar</translation>
    </message>
    <message>
        <source>February</source>
        <comment>month</comment>
        <translation>Februar</translation>
    </message>
    <message>
        <source>March</source>
        <comment>month</comment>
        <translation>März</translation>
    </message>
    <message>
        <source>April</source>
        <comment>month</comment>
        <translation>April</translation>
    </message>
    <message>
        <source>May</source>
        <comment>month</comment>
        <translation>Mai</translation>
    </message>
    <message>
        <source>June</source>
        <comment>month</comment>
        <translation>Juni</translation>
    </message>
    <message>
        <source>July</source>
        <comment>month</comment>
        <translation>Juli</translation>
    </message>
    <message>
        <source>August</source>
        <comment>month</comment>
        <translation>August</translation>
    </message>
    <message>
        <source>September</source>
        <comment>month</comment>
        <translation>September</translation>
    </message>
    <message>
        <source>October</source>
        <comment>month</comment>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>November</source>
        <comment>month</comment>
        <translation>November</translation>
    </message>
    <message>
        <source>December</source>
        <comment>month</comment>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>January</source>
        <comment>month after a day</comment>
        <translation>Januar</translation>
    </message>
    <message>
        <source>February</source>
        <comment>month after a day</comment>
        <translation>Februar</translation>
    </message>
    <message>
        <source>March</source>
        <comment>month after a day</comment>
        <translation>März</translation>
    </message>
    <message>
        <source>April</source>
        <comment>month after a day</comment>
        <translation>April</translation>
    </message>
    <message>
        <source>May</source>
        <comment>month after a day</comment>
        <translation>Mai</translation>
    </message>
    <message>
        <source>June</source>
        <comment>month after a day</comment>
        <translation>Juni</translation>
    </message>
    <message>
        <source>July</source>
        <comment>month after a day</comment>
        <translation>Juli</translation>
    </message>
    <message>
        <source>August</source>
        <comment>month after a day</comment>
        <translation>August</translation>
    </message>
    <message>
        <source>September</source>
        <comment>month after a day</comment>
        <translation>September</translation>
    </message>
    <message>
        <source>October</source>
        <comment>month after a day</comment>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>November</source>
        <comment>month after a day</comment>
        <translation>November</translation>
    </message>
    <message>
        <source>December</source>
        <comment>month after a day</comment>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>Jan</source>
        <comment>short month</comment>
        <translation>Jan.</translation>
    </message>
    <message>
        <source>Feb</source>
        <comment>short month</comment>
        <translation>Feb.</translation>
    </message>
    <message>
        <source>Mar</source>
        <comment>short month</comment>
        <translation>März</translation>
    </message>
    <message>
        <source>Apr</source>
        <comment>short month</comment>
        <translation>Apr.</translation>
    </message>
    <message>
        <source>May</source>
        <comment>short month</comment>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <comment>short month</comment>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Jul</source>
        <comment>short month</comment>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Aug</source>
        <comment>short month</comment>
        <translation>Aug.</translation>
    </message>
    <message>
        <source>Sep</source>
        <comment>short month</comment>
        <translation>Sept.</translation>
    </message>
    <message>
        <source>Oct</source>
        <comment>short month</comment>
        <translation>Okt.</translation>
    </message>
    <message>
        <source>Nov</source>
        <comment>short month</comment>
        <translation>Nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <comment>short month</comment>
        <translation>Dez.</translation>
    </message>
    <message>
        <source>Monday</source>
        <comment>weekday</comment>
        <translation>Montag</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <comment>weekday</comment>
        <translation>Dienstag</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <comment>weekday</comment>
        <translation>Mittwoch</translation>
    </message>
    <message>
        <source>Thursday</source>
        <comment>weekday</comment>
        <translation>Donnerstag</translation>
    </message>
    <message>
        <source>Friday</source>
        <comment>weekday</comment>
        <translation>Freitag</translation>
    </message>
    <message>
        <source>Saturday</source>
        <comment>weekday</comment>
        <translation>Samstag</translation>
    </message>
    <message>
        <source>Sunday</source>
        <comment>weekday</comment>
        <translation>Sonntag</translation>
    </message>
    <message>
        <source>spring %1</source>
        <comment>part of a year</comment>
        <translation>Frühling %1</translation>
    </message>
    <message>
        <source>summer %1</source>
        <comment>part of a year</comment>
        <translation>Sommer %1</translation>
    </message>
    <message>
        <source>autumn %1</source>
        <comment>part of a year</comment>
        <translation>Herbst %1</translation>
    </message>
    <message>
        <source>winter %1</source>
        <comment>part of a year</comment>
        <translation>Winter %1</translation>
    </message>
    <message>
        <source>northern spring %1</source>
        <comment>part of a year</comment>
        <translation>Frühling %1 (Nordhalbkugel)</translation>
    </message>
    <message>
        <source>northern summer %1</source>
        <comment>part of a year</comment>
        <translation>Sommer %1 (Nordhalbkugel)</translation>
    </message>
    <message>
        <source>northern autumn %1</source>
        <comment>part of a year</comment>
        <translation>Herbst %1 (Nordhalbkugel)</translation>
    </message>
    <message>
        <source>northern winter %1</source>
        <comment>part of a year</comment>
        <translation>Winter %1 (Nordhalbkugel)</translation>
    </message>
    <message>
        <source>southern spring %1</source>
        <comment>part of a year</comment>
        <translation>Frühling %1 (Südhalbkugel)</translation>
    </message>
    <message>
        <source>southern summer %1</source>
        <comment>part of a year</comment>
        <translation>Sommer %1 (Südhalbkugel)</translation>
    </message>
    <message>
        <source>southern autumn %1</source>
        <comment>part of a year</comment>
        <translation>Herbst %1 (Südhalbkugel)</translation>
    </message>
    <message>
        <source>southern winter %1</source>
        <comment>part of a year</comment>
        <translation>Winter %1 (Südhalbkugel)</translation>
    </message>
    <message>
        <source>first quarter of %1</source>
        <comment>part of a year</comment>
        <translation>1. Quartal %1</translation>
    </message>
    <message>
        <source>second quarter of %1</source>
        <comment>part of a year</comment>
        <translation>2. Quartal %1</translation>
    </message>
    <message>
        <source>third quarter of %1</source>
        <comment>part of a year</comment>
        <translation>3. Quartal %1</translation>
    </message>
    <message>
        <source>fourth quarter of %1</source>
        <comment>part of a year</comment>
        <translation>4. Quartal %1</translation>
    </message>
    <message>
        <source>first third of %1</source>
        <comment>part of a year</comment>
        <translation>erstes Drittel %1</translation>
    </message>
    <message>
        <source>second third of %1</source>
        <comment>part of a year</comment>
        <translation>zweites Drittel %1</translation>
    </message>
    <message>
        <source>last third of %1</source>
        <comment>part of a year</comment>
        <translation>letztes Drittel %1</translation>
    </message>
    <message>
        <source>first half of %1</source>
        <comment>part of a year</comment>
        <translation>erste Hälfte %1</translation>
    </message>
    <message>
        <source>second half of %1</source>
        <comment>part of a year</comment>
        <translation>zweite Hälfte %1</translation>
    </message>
    <message>
        <source>spring %1</source>
        <comment>part of a year, short</comment>
        <translation>Frühling %1</translation>
    </message>
    <message>
        <source>summer %1</source>
        <comment>part of a year, short</comment>
        <translation>Sommer %1</translation>
    </message>
    <message>
        <source>autumn %1</source>
        <comment>part of a year, short</comment>
        <translation>Herbst %1</translation>
    </message>
    <message>
        <source>winter %1</source>
        <comment>part of a year, short</comment>
        <translation>Winter %1</translation>
    </message>
    <message>
        <source>northern spring %1</source>
        <comment>part of a year, short</comment>
        <translation>Frühling %1 (Nordhalbkugel)</translation>
    </message>
    <message>
        <source>northern summer %1</source>
        <comment>part of a year, short</comment>
        <translation>Sommer %1 (Nordhalbkugel)</translation>
    </message>
    <message>
        <source>northern autumn %1</source>
        <comment>part of a year, short</comment>
        <translation>Herbst %1 (Nordhalbkugel)</translation>
    </message>
    <message>
        <source>northern winter %1</source>
        <comment>part of a year, short</comment>
        <translation>Winter %1 (Nordhalbkugel)</translation>
    </message>
    <message>
        <source>southern spring %1</source>
        <comment>part of a year, short</comment>
        <translation>Frühling %1 (Südhalbkugel)</translation>
    </message>
    <message>
        <source>southern summer %1</source>
        <comment>part of a year, short</comment>
        <translation>Sommer %1 (Südhalbkugel)</translation>
    </message>
    <message>
        <source>southern autumn %1</source>
        <comment>part of a year, short</comment>
        <translation>Herbst %1 (Südhalbkugel)</translation>
    </message>
    <message>
        <source>southern winter %1</source>
        <comment>part of a year, short</comment>
        <translation>Winter %1 (Südhalbkugel)</translation>
    </message>
    <message>
        <source>Q1 %1</source>
        <comment>part of a year, short</comment>
        <translation>Q1 %1</translation>
    </message>
    <message>
        <source>Q2 %1</source>
        <comment>part of a year, short</comment>
        <translation>Q2 %1</translation>
    </message>
    <message>
        <source>Q3 %1</source>
        <comment>part of a year, short</comment>
        <translation>Q3 %1</translation>
    </message>
    <message>
        <source>Q4 %1</source>
        <comment>part of a year, short</comment>
        <translation>Q4 %1</translation>
    </message>
    <message>
        <source>first third of %1</source>
        <comment>part of a year, short</comment>
        <translation>erstes Drittel %1</translation>
    </message>
    <message>
        <source>second third of %1</source>
        <comment>part of a year, short</comment>
        <translation>zweites Drittel %1</translation>
    </message>
    <message>
        <source>last third of %1</source>
        <comment>part of a year, short</comment>
        <translation>letztes Drittel %1</translation>
    </message>
    <message>
        <source>first half of %1</source>
        <comment>part of a year, short</comment>
        <translation>erste Hälfte %1</translation>
    </message>
    <message>
        <source>second half of %1</source>
        <comment>part of a year, short</comment>
        <translation>zweite Hälfte %1</translation>
    </message>
    <message>
        <source>%1 %2 %3 %4</source>
        <comment>weekday, day, month, year</comment>
        <translation>%1, %2. %3 %4</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>day, month, year</comment>
        <translation>%1. %2 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month, year</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 BC</source>
        <comment>year</comment>
        <translation>%1 v. Chr.</translation>
    </message>
    <message>
        <source>AD %1</source>
        <comment>year of one to three digits</comment>
        <translation>%1 n. Chr.</translation>
    </message>
    <message>
        <source>%1 million</source>
        <comment>number of years</comment>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <comment>number of years, thousand millions</comment>
        <translation>%1 Mrd.</translation>
    </message>
    <message>
        <source>%1s</source>
        <comment>decade by its first year</comment>
        <translation>%1er Jahre</translation>
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
        <translation>%1, Tag unbekannt</translation>
    </message>
    <message>
        <source>some day from %1 to %2</source>
        <comment>days</comment>
        <translation>an einem Tag vom %1. bis %2</translation>
    </message>
    <message>
        <source>some month from %1 to %2</source>
        <comment>months</comment>
        <translation>in einem Monat von %1 bis %2</translation>
    </message>
    <message>
        <source>some year from %1 to %2</source>
        <comment>years</comment>
        <translation>in einem Jahr von %1 bis %2</translation>
    </message>
    <message>
        <source>%1, by estimate %2</source>
        <comment>some year from … to …, year</comment>
        <translation>%1, geschätzt %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>year by estimate, range</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, month unknown</source>
        <comment>year</comment>
        <translation>%1, Monat unbekannt</translation>
    </message>
    <message>
        <source>%1, day and month unknown</source>
        <comment>year</comment>
        <translation>%1, Tag und Monat unbekannt</translation>
    </message>
    <message>
        <source>day %1 of an unknown month of %2</source>
        <comment>day, year</comment>
        <translation>%1. Tag eines unbekannten Monats %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day, month</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1, year unknown</source>
        <comment>month or day</comment>
        <translation>%1, Jahr unbekannt</translation>
    </message>
    <message>
        <source>year unknown</source>
        <comment>alone</comment>
        <translation>Jahr unbekannt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>month or day, some year from … to …</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>some date from %1 to %2 (%3)</source>
        <comment>days, EDTF</comment>
        <translation>ein Datum vom %1 bis %2 (%3)</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>first, last</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>date</comment>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>perhaps %1</source>
        <comment>date</comment>
        <translation>vielleicht %1</translation>
    </message>
    <message>
        <source>%1?</source>
        <comment>date, short</comment>
        <translation>%1?</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>date, remarks</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>year uncertain</source>
        <comment>remark</comment>
        <translation>Jahr unsicher</translation>
    </message>
    <message>
        <source>year approximate</source>
        <comment>remark</comment>
        <translation>Jahr ungefähr</translation>
    </message>
    <message>
        <source>year uncertain and approximate</source>
        <comment>remark</comment>
        <translation>Jahr unsicher und ungefähr</translation>
    </message>
    <message>
        <source>month uncertain</source>
        <comment>remark</comment>
        <translation>Monat unsicher</translation>
    </message>
    <message>
        <source>month approximate</source>
        <comment>remark</comment>
        <translation>Monat ungefähr</translation>
    </message>
    <message>
        <source>month uncertain and approximate</source>
        <comment>remark</comment>
        <translation>Monat unsicher und ungefähr</translation>
    </message>
    <message>
        <source>day uncertain</source>
        <comment>remark</comment>
        <translation>Tag unsicher</translation>
    </message>
    <message>
        <source>day approximate</source>
        <comment>remark</comment>
        <translation>Tag ungefähr</translation>
    </message>
    <message>
        <source>day uncertain and approximate</source>
        <comment>remark</comment>
        <translation>Tag unsicher und ungefähr</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>start, end</comment>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>start</comment>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>end</comment>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>from %1, end unknown</source>
        <comment>start</comment>
        <translation>ab %1, Ende unbekannt</translation>
    </message>
    <message>
        <source>until %1, start unknown</source>
        <comment>end</comment>
        <translation>bis %1, Anfang unbekannt</translation>
    </message>
    <message>
        <source>from %1 to ?</source>
        <comment>start, short</comment>
        <translation>%1 bis ?</translation>
    </message>
    <message>
        <source>? to %1</source>
        <comment>end, short</comment>
        <translation>? bis %1</translation>
    </message>
    <message>
        <source>%1 or earlier</source>
        <comment>date</comment>
        <translation>%1 oder früher</translation>
    </message>
    <message>
        <source>%1 or later</source>
        <comment>date</comment>
        <translation>%1 oder später</translation>
    </message>
    <message>
        <source>%1 and earlier</source>
        <comment>date</comment>
        <translation>%1 und früher</translation>
    </message>
    <message>
        <source>%1 and later</source>
        <comment>date</comment>
        <translation>%1 und später</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>first, last</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>some time from %1 to %2</source>
        <comment>first, last</comment>
        <translation>irgendwann von %1 bis %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>list so far, next</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>list so far, last</comment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>list so far, last</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>,</source>
        <comment>between thousands</comment>
        <translation>.</translation>
    </message>
    <message>
        <source>.</source>
        <comment>before tenths</comment>
        <translation>,</translation>
    </message>
</context>
</TS>
