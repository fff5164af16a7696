#include "app/commandline.h"
#include "app/mainwindow.h"

#include <QApplication>

#include <csignal>
#include <cstdio>

int main(int argc, char** argv)
{
    // A limit on the size of files is to be an error like a full disk, not the end of the process.
    std::signal(SIGXFSZ, SIG_IGN);

    dateline::WindowCommand command;
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    if (const auto status = dateline::runCommandLine(arguments, command)) {
        return *status;
    }
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY") &&
        qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        std::fputs("dateline: there is no display to open a window on; dateline --help lists what works without one\n",
                   stderr);
        return dateline::ExitStatus::Wrong;
    }
    QApplication application(argc, argv);
    return dateline::showWindow(application, dateline::WindowRequest{command.casePath});
}
