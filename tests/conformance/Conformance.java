import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Holds PDF files to profiles of veraPDF: {@code java -cp JAR Conformance.java PROFILE,PROFILE FILE...}.
 *
 * One line a finding on standard output, parted by tabs: file, profile, rule, message, place in the file. One line a
 * check, {@code file, profile, "checked", number of assertions}, so that silence is never taken for success. The
 * exit code says only whether the checks ran. The jar has the validator and its profiles but not the library that
 * usually reads them, hence the small reader here.
 */
public final class Conformance {
    private static final String FOLDER = "org/verapdf/pdfa/validation/";
    private static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1.xml", "3a", "PDFA-3A.xml");

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String name : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
            ValidationProfile profile = read(flavour, FOLDER + PROFILES.get(name));
            for (int index = 1; index < arguments.length; index++) {
                check(arguments[index], name, flavour, profile, out);
            }
        }
    }

    private static void check(
            String file, String name, PDFAFlavour flavour, ValidationProfile profile, PrintStream out)
            throws Exception {
        try (InputStream bytes = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            for (TestAssertion found : result.getTestAssertions()) {
                if (found.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
                    print(out, file, name, rule, found.getMessage(), found.getLocation().getContext());
                }
            }
            print(out, file, name, "checked", String.valueOf(result.getTotalAssertions()));
        }
    }

    private static void print(PrintStream out, String... cells) {
        List<String> plain = new ArrayList<>();
        for (String cell : cells) {
            plain.add(cell == null ? "" : cell.replaceAll("\\s+", " "));
        }
        out.println(String.join("\t", plain));
    }

    private static ValidationProfile read(PDFAFlavour flavour, String resource) throws Exception {
        Element root;
        try (InputStream stream = Conformance.class.getClassLoader().getResourceAsStream(resource)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : children(root, "rules")) {
            rules.add(ruleOf(rule));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element item : children(root, "variables")) {
            String name = item.getAttribute("name");
            String object = item.getAttribute("object");
            variables.add(Profiles.variableFromValues(name, object, text(item, "defaultValue"), text(item, "value")));
        }
        return Profiles.profileFromValues(
                flavour, Profiles.profileDetailsFromValues(resource, "", "", new Date(0)), "", rules, variables);
    }

    private static Rule ruleOf(Element rule) {
        Element id = child(rule, "id");
        Element error = child(rule, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(error, "arguments")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"),
                rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
                rule.getAttribute("tags"),
                text(rule, "description"),
                text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments),
                new ArrayList<>());
    }

    private static Element child(Element parent, String tag) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element && ((Element) node).getTagName().equals(tag)) {
                return (Element) node;
            }
        }
        return null;
    }

    private static List<Element> children(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        Element holder = child(parent, tag);
        for (Node node = holder == null ? null : holder.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                found.add((Element) node);
            }
        }
        return found;
    }

    private static String text(Element parent, String tag) {
        Element found = child(parent, tag);
        return found == null ? "" : found.getTextContent();
    }
}
