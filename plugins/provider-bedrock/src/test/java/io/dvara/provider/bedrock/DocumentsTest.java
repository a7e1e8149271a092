package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    /** What the vendor says of names: these characters, and no white space twice in a row. */
    private static final Pattern ALLOWED = Pattern.compile("(?!.* {2})[A-Za-z0-9 ()\\[\\]-]{1,200}");

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report",
        "Jahres_bericht 2025 (final).docx, Jahres bericht 2025 (final)",
        "a  b___c.txt, a b c",
        "../../etc/passwd, etc passwd",
        "レポート.pdf, document",
        "x[1]-y.md, x[1]-y",
        "'', document"
    })
    void aNameIsMadeOfAllowedCharacters(String file, String name) {
        assertThat(new DocumentNames().of(Optional.of(file))).isEqualTo(name).matches(ALLOWED);
    }

    @Test
    void namesAreNotTooLongAndEachIsAnotherOne() {
        DocumentNames names = new DocumentNames();
        String words = "word ".repeat(60);
        assertThat(List.of(
                        names.of(Optional.of(words)),
                        names.of(Optional.of(words)),
                        names.of(Optional.of("a".repeat(189) + " b")),
                        names.of(Optional.empty()),
                        names.of(Optional.empty()),
                        names.of(Optional.of("document.pdf"))))
                .doesNotHaveDuplicates()
                .allMatch(name -> ALLOWED.matcher(name).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", ""})
    @DisplayName("R-23: a PDF whose type the client does not know is still one")
    void aPdfIsKnownByItsBeginning(String type) {
        assertThat(content(document(new Media.Inline(type, "JVBERi0xLjQ="), "a")))
                .contains("'document':{'format':'pdf','name':'a','source':{'bytes':'JVBERi0xLjQ='}}");
    }

    @Test
    void aTypeThatTellsNothingIsFoundByTheName() {
        assertThat(content(document(new Media.Inline("application/octet-stream", "QQ=="), "a.XLSX")))
                .contains("'format':'xlsx'");
    }

    @Test
    void aDocumentAloneGetsATextBesideIt() {
        assertThat(content(document(new Media.InlineText("text/plain", "words"), "a.txt")))
                .isEqualTo("[{'document':{'format':'txt','name':'a','source':{'bytes':'d29yZHM='}}},"
                        + "{'text':'(See the document.)'}]");
    }

    @Test
    void aDocumentThatIsToBeCitedIsSentAsText() {
        Part cited = new Part.Attachment(
                Part.Kind.DOCUMENT,
                new Media.InlineText("text/plain", "words"),
                Optional.of("a"),
                new Extras(Optional.empty(), Asking.json("{'citations':{'enabled':true},'context':'from 1999'}")));
        assertThat(content(cited, new Part.Text("Read")))
                .isEqualTo("[{'document':{'format':'txt','name':'a','source':{'text':'words'},"
                        + "'context':'from 1999','citations':{'enabled':true}}},{'text':'Read'}]");
    }

    private static Part document(Media media, String name) {
        return new Part.Attachment(Part.Kind.DOCUMENT, media, Optional.of(name), Extras.NONE);
    }

    private static String content(Part... parts) {
        String messages = Asking.of(Asking.ask(Asking.CLAUDE, Asking.said(Role.USER, parts)))
                .member("messages");
        return messages.substring(messages.indexOf("'content':") + 10, messages.length() - 2);
    }
}
