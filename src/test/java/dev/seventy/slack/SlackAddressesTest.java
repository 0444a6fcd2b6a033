package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackAddressesTest {

    private final SlackAddresses slack = SlackAddresses.slack();
    private final SlackAddresses other = SlackAddresses.of("http://localhost:4400/api");

    @Test
    void methods_and_the_question_to_install_have_the_configured_base() {
        assertThat(slack.method("chat.postMessage")).hasToString("https://slack.com/api/chat.postMessage");
        assertThat(slack.authorize()).hasToString("https://slack.com/oauth/v2/authorize");
        assertThat(other.method("auth.test")).hasToString("http://localhost:4400/api/auth.test");
        assertThat(other.authorize()).hasToString("http://localhost:4400/oauth/v2/authorize");
        assertThat(SlackAddresses.of("https://slack-gov.com/api/").authorize())
                .hasToString("https://slack-gov.com/oauth/v2/authorize");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../admin", "chat.postMessage?x=1", "a/b", "", "chat..x"})
    void what_is_no_method_is_not_called(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> slack.method(name));
    }

    @Test
    void slack_s_own_hosts_are_called() {
        assertThat(slack.response("https://hooks.slack.com/commands/T1/2/x")).isPresent();
        assertThat(slack.response("https://hooks.slack-gov.com:443/actions/T1/2/x")).isPresent();
        assertThat(slack.file("https://files.slack.com/files-pri/T1-F1/download/x.csv")).isPresent();
        assertThat(slack.file("https://slack-files.com/files-pri/T1-F1/x.csv")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.slack.com/x", "https://hooks.slack.com:8443/x",
            "https://hooks.slack.com:80/x", "https://user@hooks.slack.com/x", "https://user:word@hooks.slack.com/x",
            "https://@hooks.slack.com/x", "https://hooks.slack.com./x", "https://hooks.slack.com.evil.example/x",
            "https://evilhooks.slack.com/x", "https://slack.com/x", "https://a.hooks.slack.com/x",
            "https://hooks.slack.com@evil.example/x", "https://evil.example/https://hooks.slack.com/",
            "https://evil.example#@hooks.slack.com/", "https://evil.example\\@hooks.slack.com/x",
            "https://hooks.slack.com\\.evil.example/x", "https://hooks\u3002slack.com/x",
            "https://hooks.sl\u0430ck.com/x", "https://\uff48ooks.slack.com/x",
            "https://hooks.slack.com%2eevil.example/x", "https://hooks.slack.com%00.evil.example/x",
            "https://hooks.slack.com /x", " https://hooks.slack.com/x", "https://hooks.slack.com/x\n",
            "https://ho\toks.slack.com/x", "https://localhost/x", "https://127.0.0.1/x", "https://127.1/x",
            "https://2130706433/x", "https://0x7f000001/x", "https://017700000001/x", "https://0/x",
            "https://10.0.0.1/x", "https://172.16.0.1/x", "https://192.168.0.1/x", "https://169.254.169.254/x",
            "https://[::1]/x", "https://[::ffff:127.0.0.1]/x", "https://[::ffff:7f00:1]/x", "https://[fe80::1]/x",
            "https://[fd00::1]/x", "https://[64:ff9b::7f00:1]/x", "ftp://hooks.slack.com/x", "file:///etc/passwd",
            "javascript:alert(1)", "//hooks.slack.com/x", "hooks.slack.com/x", "https:hooks.slack.com/x", "https:///x",
            "", "not an address"})
    void anything_else_is_not(String address) {
        assertThat(slack.response(address)).isEmpty();
        assertThat(slack.file(address.replace("hooks.slack", "files.slack"))).isEmpty();
        assertThat(other.response(address)).isEmpty();
    }

    @Test
    void an_answer_and_a_file_have_hosts_of_their_own() {
        assertThat(slack.file("https://hooks.slack.com/x")).isEmpty();
        assertThat(slack.response("https://files.slack.com/x")).isEmpty();
    }

    @Test
    void another_base_allows_its_own_scheme_host_and_port_and_nothing_beside_it() {
        assertThat(other.response("http://localhost:4400/response/1")).isPresent();
        assertThat(other.file("http://localhost:4400/files/1")).isPresent();
        assertThat(other.response("http://localhost:4401/x")).isEmpty();
        assertThat(other.response("https://localhost:4400/x")).isEmpty();
        assertThat(other.response("http://127.0.0.1:4400/x")).isEmpty();
        assertThat(other.response("http://u@localhost:4400/x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://slack.com/api/", "http://10.0.0.1/api/", "ftp://localhost/",
            "https://u@slack.com/api/", "https://slack.com/api/?x=1", "slack.com", "", "https://"})
    void a_base_that_would_send_tokens_in_the_open_is_refused(String base) {
        assertThatIllegalArgumentException().isThrownBy(() -> SlackAddresses.of(base))
                .withMessageContaining("https://slack.com/api/");
    }
}
