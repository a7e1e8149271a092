package io.dvara.gateway.admin;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Writes log records to standard output, one line and one system call each, past the server's own
 * formatting: a request's line is JSON and nothing else.
 */
final class ProcessLog extends Handler {

    private final OutputStream out;

    /** Makes a handler of the process's standard output, whatever the server did to {@code System.out}. */
    static ProcessLog ofStandardOutput(Formatter formatter) {
        return new ProcessLog(new FileOutputStream(FileDescriptor.out), formatter);
    }

    ProcessLog(OutputStream out, Formatter formatter) {
        this.out = out;
        setFormatter(formatter);
    }

    @Override
    public void publish(LogRecord line) {
        if (!isLoggable(line)) {
            return;
        }
        try {
            out.write(getFormatter().format(line).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            reportError("cannot write a line of the log", failure, ErrorManager.WRITE_FAILURE);
        }
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // standard output belongs to the process
    }

    /** Prints the message as it is. */
    static final class Raw extends Formatter {

        @Override
        public String format(LogRecord line) {
            return line.getMessage() + '\n';
        }
    }

    /** Prints time, level, room and message, then the stack where there is one. */
    static final class Plain extends Formatter {

        @Override
        public String format(LogRecord line) {
            String name = line.getLoggerName();
            StringWriter text = new StringWriter();
            try (PrintWriter printer = new PrintWriter(text)) {
                printer.printf(
                        "%s %s %s: %s%n",
                        line.getInstant().truncatedTo(ChronoUnit.MILLIS),
                        line.getLevel(),
                        name.substring(name.lastIndexOf('.') + 1),
                        formatMessage(line));
                if (line.getThrown() != null) {
                    line.getThrown().printStackTrace(printer);
                }
            }
            return text.toString();
        }
    }
}
