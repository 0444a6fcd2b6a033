package dev.seventy;

/** The port cannot be listened on: why, in one sentence for whoever runs this, with what mends it. */
final class PortUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int FIRST_FOR_EVERYBODY = 1024;

    private final int port;
    private final boolean denied;

    PortUnavailable(int port, Throwable cause) {
        super(cause);
        this.port = port;
        denied = port < FIRST_FOR_EVERYBODY && String.valueOf(cause.getMessage()).contains("elevated privileges");
    }

    /** What happened and what to do about it. */
    String sentence() {
        return "Port " + port + (denied ? " is not allowed for this user" : " is in use")
                + "; set SEVENTY_PORT to another, or to 0 for any that is free.";
    }
}
