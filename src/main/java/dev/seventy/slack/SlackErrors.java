package dev.seventy.slack;

import java.util.Set;

/** What Slack's error codes mean for whoever would try again. */
public final class SlackErrors {

    private static final Set<String> TRANSIENT = Set.of("internal_error", "fatal_error", "ratelimited", "rate_limited",
            "service_unavailable", "team_added_to_org", "request_timeout", "external_channel_migrating",
            "accesslimited");

    private static final Set<String> PERMANENT = Set.of("channel_not_found", "is_archived", "not_in_channel",
            "account_inactive", "token_revoked", "token_expired", "invalid_auth", "not_authed", "missing_scope",
            "no_permission", "org_login_required", "ekm_access_denied", "two_factor_setup_required", "access_denied",
            "team_access_not_granted", "msg_blocks_too_long", "msg_too_long", "invalid_blocks", "invalid_blocks_format",
            "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
            "restricted_action_non_threadable_channel", "restricted_action_thread_locked", "no_text",
            "too_many_attachments", "cannot_dm_bot", "user_not_found", "users_not_found", "user_disabled",
            "user_not_visible", "user_not_in_channel", "messages_tab_disabled", "not_allowed_token_type",
            "duplicate_channel_not_found", "duplicate_message_not_found", "invalid_arguments", "invalid_arg_name",
            "invalid_array_arg", "invalid_charset", "invalid_form_data", "invalid_post_type", "missing_post_type",
            "deprecated_endpoint", "method_deprecated", "unknown_method", "invalid_trigger", "invalid_trigger_id",
            "expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged", "view_too_large",
            "push_limit_reached", "hash_conflict", "not_found", "duplicate_external_id", "invalid_view", "used_url",
            "expired_url", "invalid_url", "cant_update_message", "edit_window_closed", "message_not_found",
            "cant_delete_message", "file_not_found", "file_deleted", "invalid_refresh_token", "invalid_code",
            "code_already_used", "bad_client_secret", "invalid_client_id", "bad_redirect_uri", "metadata_too_large");

    /** Whether the same may succeed later. */
    public enum Kind {
        /** Slack has trouble, or had too much of us: it may. */
        TRANSIENT,
        /** It will not. */
        PERMANENT,
        /** Nobody here knows the code: a few more tries, and somebody should look. */
        UNKNOWN
    }

    private SlackErrors() {
    }

    /** The kind of a code. https://docs.slack.dev/reference/methods has each method's. */
    public static Kind kind(String error) {
        if (TRANSIENT.contains(error)) {
            return Kind.TRANSIENT;
        }
        return PERMANENT.contains(error) ? Kind.PERMANENT : Kind.UNKNOWN;
    }
}
