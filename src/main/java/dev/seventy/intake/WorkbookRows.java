package dev.seventy.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The rows of the first sheet of a workbook (XLSX). The sheet is streamed; only the table of shared texts is held. A
 * document type, and with it every entity, is refused.
 */
// fastexcel-reader is not used: it allocates a list as long as the highest column reference, which a file may put at a
// billion, and expands parts without a limit.
final class WorkbookRows {

    private static final String MAIN = "xl/workbook.xml";
    private static final long MOST_SHARED_LETTERS = 64L << 20;
    private static final int MOST_SHARED = 4_000_000;

    private final Zip zip;
    private final List<String> shared = new ArrayList<>();
    private CellText texts = new CellText(List.of(), false);

    private WorkbookRows(Zip zip) {
        this.zip = zip;
    }

    static boolean isWorkbook(Zip zip) {
        return zip.has(MAIN);
    }

    static void read(Zip zip, Row row, RowVisitor visitor) throws IOException {
        try {
            new WorkbookRows(zip).read(row, visitor);
        } catch (XMLStreamException | ZipException | EOFException broken) {
            throw Zip.damaged();
        }
    }

    private void read(Row row, RowVisitor visitor) throws IOException, XMLStreamException {
        var sheet = firstSheet();
        if (zip.has("xl/sharedStrings.xml")) {
            readShared();
        }
        try (var content = part(sheet)) {
            var xml = reader(content);
            int number = 0;
            while (next(xml)) {
                if (starts(xml, "row")) {
                    number = rowNumber(xml, number);
                    readRow(xml, row, number);
                    if (!row.blank() && !visitor.visit(row)) {
                        return;
                    }
                }
            }
        }
    }

    private String firstSheet() throws IOException, XMLStreamException {
        boolean from1904 = false;
        String first = "";
        try (var content = part(MAIN)) {
            var xml = reader(content);
            while (next(xml)) {
                if (starts(xml, "workbookPr")) {
                    var flag = attribute(xml, "date1904");
                    from1904 = flag.equals("1") || flag.equals("true");
                } else if (starts(xml, "sheet") && first.isEmpty()) {
                    first = attribute(xml, "id");
                }
            }
        }
        texts = new CellText(dateStyles(), from1904);
        return target(first).filter(zip::has).orElse("xl/worksheets/sheet1.xml");
    }

    private Optional<String> target(String relation) throws IOException, XMLStreamException {
        var relations = "xl/_rels/workbook.xml.rels";
        if (!zip.has(relations)) {
            return Optional.empty();
        }
        try (var content = part(relations)) {
            var xml = reader(content);
            while (next(xml)) {
                if (starts(xml, "Relationship") && attribute(xml, "Id").equals(relation)) {
                    var target = attribute(xml, "Target");
                    return Optional.of(target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        return Optional.empty();
    }

    /** For each cell style, whether it shows a number as a date. */
    private List<Boolean> dateStyles() throws IOException, XMLStreamException {
        List<Boolean> styles = new ArrayList<>();
        if (!zip.has("xl/styles.xml")) {
            return styles;
        }
        try (var content = part("xl/styles.xml")) {
            var xml = reader(content);
            Set<String> dateFormats = new HashSet<>();
            boolean inCells = false;
            while (next(xml)) {
                if (starts(xml, "numFmt") && CellText.showsDate(attribute(xml, "formatCode"))) {
                    dateFormats.add(attribute(xml, "numFmtId"));
                } else if (isElement(xml, "cellXfs")) {
                    inCells = xml.isStartElement();
                } else if (inCells && starts(xml, "xf")) {
                    var format = attribute(xml, "numFmtId");
                    styles.add(dateFormats.contains(format) || CellText.builtInDate(format));
                }
            }
        }
        return styles;
    }

    private void readShared() throws IOException, XMLStreamException {
        try (var content = part("xl/sharedStrings.xml")) {
            var xml = reader(content);
            long letters = 0;
            while (next(xml)) {
                if (starts(xml, "si")) {
                    var text = textUntilEnd(xml, "si", "t");
                    letters += text.length();
                    if (letters > MOST_SHARED_LETTERS || shared.size() == MOST_SHARED) {
                        throw Unusable.because("This workbook has too many texts to hold at once.",
                                "Save the sheet as CSV and import that.");
                    }
                    shared.add(text);
                }
            }
        }
    }

    private int rowNumber(XMLStreamReader xml, int before) {
        var given = attribute(xml, "r");
        int number = given.isEmpty() ? before + 1 : CellText.whole(given);
        if (number <= before) {
            throw Zip.damaged();
        }
        if (number > Row.MOST_ROWS + 1) {
            throw Limits.tooManyRows(number);
        }
        return number;
    }

    private void readRow(XMLStreamReader xml, Row row, int number) throws XMLStreamException {
        var cells = new String[Row.MOST_COLUMNS];
        Arrays.fill(cells, "");
        int width = 0;
        int column = -1;
        while (next(xml) && !(xml.isEndElement() && xml.getLocalName().equals("row"))) {
            if (starts(xml, "c")) {
                var reference = attribute(xml, "r");
                column = reference.isEmpty() ? column + 1 : CellText.column(reference);
                var cell = readCell(xml);
                if (!cell.isEmpty()) {
                    if (column >= Row.MOST_COLUMNS) {
                        throw Limits.tooManyColumns(number);
                    }
                    if (cell.length() > Row.LONGEST_CELL) {
                        throw Limits.tooLongCell(number);
                    }
                    cells[column] = cell;
                    width = Math.max(width, column + 1);
                }
            }
        }
        row.begin(number);
        row.pad();
        for (int index = 0; index < width; index++) {
            row.add(cells[index]);
        }
    }

    private String readCell(XMLStreamReader xml) throws XMLStreamException {
        var type = attribute(xml, "t");
        var style = attribute(xml, "s");
        if (type.equals("inlineStr")) {
            return textUntilEnd(xml, "c", "t");
        }
        var value = textUntilEnd(xml, "c", "v");
        return switch (type) {
            case "s" -> {
                int index = CellText.whole(value.strip());
                if (index >= shared.size()) {
                    throw Zip.damaged();
                }
                yield shared.get(index);
            }
            case "b" -> value.equals("1") ? "true" : "false";
            case "str", "d" -> value;
            case "e" -> value;
            default -> texts.number(value.strip(), style.isEmpty() ? 0 : CellText.whole(style));
        };
    }

    /** Everything that stands in elements of one name up to the end of an outer one; how it is to be spoken is not. */
    private static String textUntilEnd(XMLStreamReader xml, String outer, String inner) throws XMLStreamException {
        var text = new StringBuilder();
        boolean wanted = false;
        boolean phonetic = false;
        while (next(xml)) {
            if (xml.isCharacters() && wanted && !phonetic) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > Row.LONGEST_CELL * 4) {
                    throw Unusable.because("A cell of this workbook is longer than 10,000 characters.",
                            "Check that this is the file you meant.");
                }
            } else if (isElement(xml, inner)) {
                wanted = xml.isStartElement();
            } else if (isElement(xml, "rPh")) {
                phonetic = xml.isStartElement();
            } else if (xml.isEndElement() && xml.getLocalName().equals(outer)) {
                return text.toString();
            }
        }
        throw Zip.damaged();
    }

    private InputStream part(String name) {
        return zip.open(name).orElseThrow(Zip::damaged);
    }

    private static XMLStreamReader reader(InputStream content) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(content);
    }

    private static boolean next(XMLStreamReader xml) throws XMLStreamException {
        if (!xml.hasNext()) {
            return false;
        }
        if (xml.next() == XMLStreamConstants.DTD) {
            throw Unusable.because("This workbook declares a document type, which no spreadsheet program writes.",
                    "Save the sheet as CSV and import that.");
        }
        return true;
    }

    private static boolean starts(XMLStreamReader xml, String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    private static boolean isElement(XMLStreamReader xml, String name) {
        return (xml.isStartElement() || xml.isEndElement()) && xml.getLocalName().equals(name);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int index = 0; index < xml.getAttributeCount(); index++) {
            if (xml.getAttributeLocalName(index).equals(name)) {
                return xml.getAttributeValue(index);
            }
        }
        return "";
    }
}
