package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadataNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages link to, and what they name with its package, is there; and they can be found. */
class PagesTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern CLASS = Pattern.compile("`([a-z]+)/([A-Z][A-Za-z]+)`");

    static List<Path> pages() throws IOException {
        return Stream.concat(in("."), in("docs")).filter(file -> file.toString().endsWith(".md")).toList();
    }

    static List<Path> pictures() throws IOException {
        return in("docs").filter(file -> file.getFileName().toString().startsWith("slack-")).toList();
    }

    private static Stream<Path> in(String folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(Files::isRegularFile).map(Path::normalize).sorted().toList().stream();
        }
    }

    private static List<MatchResult> found(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page)).results().toList();
    }

    private static Path target(Path page, MatchResult link) {
        return link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
    }

    private static List<MatchResult> links(Path page) throws IOException {
        return found(LINK, page).stream().filter(link -> !link.group(1).contains(":")).toList();
    }

    /** As the places that show these pages make addresses of headings. */
    private static Set<String> headings(Path page) throws IOException {
        return found(HEADING, page).stream().map(heading -> heading.group(1).toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-')).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_link_leads_to_a_file_and_a_heading_that_are_there(Path page) throws IOException {
        for (var link : links(page)) {
            var target = target(page, link);
            assertThat(target).as(link.group()).exists();
            if (link.group(2) != null) {
                assertThat(headings(target)).as(link.group()).contains(link.group(2));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_class_that_is_named_with_its_package_is_there(Path page) throws IOException {
        for (var named : found(CLASS, page)) {
            assertThat(Path.of("src/main/java/dev/seventy", named.group(1), named.group(2) + ".java")).exists();
        }
    }

    @Test
    void whatever_lies_in_the_docs_can_be_found_from_the_readme() throws IOException {
        Set<Path> reached = new LinkedHashSet<>();
        var next = new ArrayDeque<>(List.of(README));
        while (!next.isEmpty()) {
            var page = next.poll();
            if (reached.add(page) && page.toString().endsWith(".md")) {
                for (var link : links(page)) {
                    next.add(target(page, link));
                }
            }
        }
        assertThat(in("docs")).isSubsetOf(reached);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void a_picture_of_slack_shows_what_is_sent_now(Path picture) throws Exception {
        var name = picture.getFileName().toString().replace("slack-", "").replace(".png", ".json");
        var golden = Path.of("src/test/resources/slack/golden", name);

        assertThat(source(picture)).as("drawn by: node src/test/node/render.mjs " + golden + " " + picture)
                .isEqualTo(sha256(golden));
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** What the picture says that it was drawn of. */
    private static String source(Path picture) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var bytes = ImageIO.createImageInputStream(picture.toFile())) {
            reader.setInput(bytes);
            var tree = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_1.0");
            var texts = tree.getElementsByTagName("TextEntry");
            return IntStream.range(0, texts.getLength()).mapToObj(index -> (IIOMetadataNode) texts.item(index))
                    .filter(text -> text.getAttribute("keyword").equals("Source")).findFirst()
                    .map(text -> text.getAttribute("value")).orElse("");
        } finally {
            reader.dispose();
        }
    }
}
