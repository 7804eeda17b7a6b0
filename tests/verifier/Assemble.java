import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes class files, good and bad, from the lines of cases.txt:
 *
 *   name | s|v method descriptor max_stack max_locals | code | extra | extra ...
 *
 * s: static, v: an instance method.  Code is mnemonics with operands; "L:" is a label, "#ca" a raw byte, "@" the class itself.
 * Constants: class:N field:N.x:I method:N.m()V imethod:... int:1 float:1 long:1 double:1 string:s utf8:s mtype:()V
 * dynamic:x:I indy:x()V, or "#7" for a bare index.  Extras: frame L [locals] [stack], raw <hex of a StackMapTable>,
 * try S E H class|any, lvt L length, super N, implements N,N, field x:I, interface, from|to version.
 *
 * Arguments: opcodes.def cases.txt directory.  Each case becomes one class per version, named name_version.
 */
public class Assemble {
    static final int[] VERSIONS = { 49, 50, 52, 61 };
    record Op(int number, String format) { }
    static final Map<String, Op> OPS = new HashMap<>();

    static void readOpcodes(Path file) throws IOException {
        Pattern row = Pattern.compile("^OP\\((\\w+), *\\w+, *[^,]+, *(\\w+),");
        for (String line : Files.readAllLines(file)) {
            Matcher m = row.matcher(line);
            if (m.find()) OPS.put(m.group(1), new Op(OPS.size(), m.group(2)));
        }
    }

    /** One class file being made. */
    static class Unit {
        final String name;
        final Map<String, Integer> pool = new LinkedHashMap<>();
        final ByteArrayOutputStream poolBytes = new ByteArrayOutputStream();
        final DataOutputStream poolOut = new DataOutputStream(poolBytes);
        int poolCount = 1;
        boolean boots;
        Unit(String name) { this.name = name; }

        interface Entry { void write(DataOutputStream out) throws IOException; }

        int add(String key, int slots, Entry entry) throws IOException {
            Integer known = pool.get(key);
            if (known != null) return known;
            entry.write(poolOut);
            int index = poolCount;
            pool.put(key, index);
            poolCount += slots;
            return index;
        }

        int utf8(String text) throws IOException {
            String own = text.replace("@", name);
            return add("utf8:" + own, 1, out -> { out.write(1); out.writeUTF(own); });
        }

        int indexed(String key, int tag, int... indices) throws IOException {
            return add(key.replace("@", name), 1, out -> {
                out.write(tag);
                for (int index : indices) out.writeShort(index);
            });
        }

        int classIndex(String text) throws IOException { return indexed("class:" + text, 7, utf8(text)); }

        int nameAndType(String text) throws IOException {
            int colon = text.indexOf(':'), paren = text.indexOf('(');
            int cut = colon >= 0 ? colon : paren;
            return indexed("nat:" + text, 12, utf8(text.substring(0, cut)), utf8(text.substring(colon >= 0 ? cut + 1 : cut)));
        }

        int member(String key, int tag, String text) throws IOException {
            int dot = text.indexOf('.');
            return indexed(key, tag, classIndex(text.substring(0, dot)), nameAndType(text.substring(dot + 1)));
        }

        int constant(String token) throws IOException {
            if (token.startsWith("#")) return Integer.parseInt(token.substring(1));
            int colon = token.indexOf(':');
            String kind = token.substring(0, colon), text = token.substring(colon + 1);
            switch (kind) {
                case "class":   return classIndex(text);
                case "string":  return indexed(token, 8, utf8(text));
                case "utf8":    return utf8(text);
                case "mtype":   return indexed(token, 16, utf8(text));
                case "field":   return member(token, 9, text);
                case "method":  return member(token, 10, text);
                case "imethod": return member(token, 11, text);
                case "int":     return add(token, 1, out -> { out.write(3); out.writeInt(Integer.parseInt(text)); });
                case "float":   return add(token, 1, out -> { out.write(4); out.writeFloat(Float.parseFloat(text)); });
                case "long":    return add(token, 2, out -> { out.write(5); out.writeLong(Long.parseLong(text)); });
                case "double":  return add(token, 2, out -> { out.write(6); out.writeDouble(Double.parseDouble(text)); });
                case "handle":  return add(token, 1, new Entry() {
                    final int target = member("method:" + text, 10, text);
                    public void write(DataOutputStream out) throws IOException { out.write(15); out.write(6); out.writeShort(target); }
                });
                case "dynamic": boots = true; return indexed(token, 17, 0, nameAndType(text));
                case "indy":    boots = true; return indexed(token, 18, 0, nameAndType(text));
                default: throw new IllegalArgumentException(token);
            }
        }
    }

    /** Bytecode of one method: two passes, the first to place the labels. */
    static class Code {
        final Unit unit;
        final String[] tokens;
        final Map<String, Integer> labels = new HashMap<>();
        ByteArrayOutputStream bytes;
        DataOutputStream out;
        int at;
        Code(Unit unit, String text) { this.unit = unit; tokens = text.trim().split("\\s+"); }

        byte[] assemble() throws IOException {
            for (int pass = 0; pass < 2; pass++) {
                bytes = new ByteArrayOutputStream();
                out = new DataOutputStream(bytes);
                for (at = 0; at < tokens.length; ) insn(tokens[at++], false);
            }
            return bytes.toByteArray();
        }

        int label(String token) {
            if (token.matches("-?\\d+")) return Integer.parseInt(token);
            return labels.getOrDefault(token, 0);
        }
        int number() { return Integer.parseInt(tokens[at++]); }

        void insn(String token, boolean wide) throws IOException {
            if (token.isEmpty()) return;
            if (token.endsWith(":")) { labels.put(token.substring(0, token.length() - 1), bytes.size()); return; }
            if (token.startsWith("#")) { out.write(Integer.parseInt(token.substring(1), 16)); return; }
            int pc = bytes.size();
            Op op = OPS.get(token);
            if (op == null) throw new IllegalArgumentException("no such opcode: " + token);
            out.write(op.number);
            operands(op, pc, wide);
        }

        void operands(Op op, int pc, boolean wide) throws IOException {
            switch (op.format) {
                case "NONE": break;
                case "S8": case "U8": out.write(number()); break;
                case "S16": out.writeShort(number()); break;
                case "CP8": out.write(unit.constant(tokens[at++])); break;
                case "CP16": out.writeShort(unit.constant(tokens[at++])); break;
                case "CP16_COUNT": out.writeShort(unit.constant(tokens[at++])); out.write(number()); out.write(number()); break;
                case "CP16_ZEROS": out.writeShort(unit.constant(tokens[at++])); out.writeShort(number()); break;
                case "CP16_DIMS": out.writeShort(unit.constant(tokens[at++])); out.write(number()); break;
                case "LOCAL": if (wide) out.writeShort(number()); else out.write(number()); break;
                case "IINC": if (wide) { out.writeShort(number()); out.writeShort(number()); } else { out.write(number()); out.write(number()); } break;
                case "BRANCH": out.writeShort(label(tokens[at++]) - pc); break;
                case "BRANCH_W": out.writeInt(label(tokens[at++]) - pc); break;
                case "WIDE": insn(tokens[at++], true); break;
                default: switchOperands(op, pc);
            }
        }

        /** tableswitch low high default target...; lookupswitch pairs default key target ...; padding byte first if "pad". */
        void switchOperands(Op op, int pc) throws IOException {
            int padding = 0;
            if (tokens[at].equals("pad")) { at++; padding = 1; }
            while (bytes.size() % 4 != 0) out.write(padding);
            int first = number(), second = op.format.equals("TABLESWITCH") ? number() : 0;
            out.writeInt(label(tokens[at++]) - pc);
            out.writeInt(first);
            if (op.format.equals("TABLESWITCH")) out.writeInt(second);
            int count = op.format.equals("TABLESWITCH") ? second - first + 1 : first;
            for (int i = 0; i < count; i++) {
                if (op.format.equals("LOOKUPSWITCH")) out.writeInt(number());
                out.writeInt(label(tokens[at++]) - pc);
            }
        }
    }

    static int interfaceFlags;

    static void type(Unit unit, Code code, DataOutputStream out, String text) throws IOException {
        int simple = "TIFDJNU".indexOf(text);
        if (simple >= 0 && text.length() == 1) out.write(simple);
        else if (text.startsWith("new:")) { out.write(8); out.writeShort(code.label(text.substring(4))); }
        else { out.write(7); out.writeShort(unit.classIndex(text)); }
    }

    static void types(Unit unit, Code code, DataOutputStream out, String list) throws IOException {
        String[] items = list.isEmpty() ? new String[0] : list.split(",");
        out.writeShort(items.length);
        for (String item : items) type(unit, code, out, item);
    }

    static byte[] stackMap(Unit unit, Code code, List<String> frames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        int previous = -1;
        out.writeShort(frames.size());
        for (String frame : frames) {
            String[] word = frame.split("\\s+");
            int pc = code.label(word[1]);
            out.write(255);
            out.writeShort(pc - previous - 1);
            previous = pc;
            types(unit, code, out, word[2].substring(1, word[2].length() - 1));
            types(unit, code, out, word[3].substring(1, word[3].length() - 1));
        }
        return bytes.toByteArray();
    }

    static byte[] hex(String text) {
        String digits = text.replace(" ", "");
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte)Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        return bytes;
    }

    static void attribute(Unit unit, DataOutputStream out, String name, byte[] content) throws IOException {
        out.writeShort(unit.utf8(name));
        out.writeInt(content.length);
        out.write(content);
    }

    static byte[] codeAttribute(Unit unit, Code code, String stack, String locals, List<String> extras, int version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        byte[] bytecode = code.assemble();
        List<String> frames = new ArrayList<>(), handlers = new ArrayList<>(), variables = new ArrayList<>();
        byte[] raw = null;
        for (String extra : extras) {
            if (extra.startsWith("frame ")) frames.add(extra);
            if (extra.startsWith("try ")) handlers.add(extra);
            if (extra.startsWith("lvt ")) variables.add(extra);
            if (extra.startsWith("raw ")) raw = hex(extra.substring(4));
        }
        out.writeShort(Integer.parseInt(stack));
        out.writeShort(Integer.parseInt(locals));
        out.writeInt(bytecode.length);
        out.write(bytecode);
        out.writeShort(handlers.size());
        for (String handler : handlers) {
            String[] word = handler.split("\\s+");
            for (int i = 1; i < 4; i++) out.writeShort(code.label(word[i]));
            out.writeShort(word[4].equals("any") ? 0 : unit.classIndex(word[4]));
        }
        boolean mapped = version >= 50 && (raw != null || !frames.isEmpty());
        out.writeShort((mapped ? 1 : 0) + (variables.isEmpty() ? 0 : 1));
        if (mapped) attribute(unit, out, "StackMapTable", raw != null ? raw : stackMap(unit, code, frames));
        if (!variables.isEmpty()) {
            ByteArrayOutputStream table = new ByteArrayOutputStream();
            DataOutputStream rows = new DataOutputStream(table);
            rows.writeShort(variables.size());
            for (String variable : variables) {
                String[] word = variable.split("\\s+");
                rows.writeShort(code.label(word[1]));
                rows.writeShort(Integer.parseInt(word[2]));
                rows.writeShort(unit.utf8("v" + variables.indexOf(variable)));
                rows.writeShort(unit.utf8("I"));
                rows.writeShort(0);
            }
            attribute(unit, out, "LocalVariableTable", table.toByteArray());
        }
        return bytes.toByteArray();
    }

    static String option(List<String> extras, String name, String otherwise) {
        for (String extra : extras) {
            if (extra.equals(name)) return "";
            if (extra.startsWith(name + " ")) return extra.substring(name.length() + 1).trim();
        }
        return otherwise;
    }

    static byte[] assemble(String[] parts, int version) throws IOException {
        Unit unit = new Unit(parts[0].trim() + "_" + version);
        String[] method = parts[1].trim().split("\\s+");
        List<String> extras = new ArrayList<>();
        for (int i = 3; i < parts.length; i++) extras.add(parts[i].trim());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        boolean isInterface = option(extras, "interface", null) != null;
        out.writeShort(isInterface ? 0x0601 : 0x0021);
        out.writeShort(unit.classIndex("@"));
        out.writeShort(unit.classIndex(option(extras, "super", "java/lang/Object")));
        String interfaces = option(extras, "implements", "");
        String[] names = interfaces.isEmpty() ? new String[0] : interfaces.split(",");
        out.writeShort(names.length);
        for (String name : names) out.writeShort(unit.classIndex(name));
        String field = option(extras, "field", null);
        out.writeShort(field == null ? 0 : 1);
        if (field != null) {
            out.writeShort(isInterface ? 0x19 : 1);
            out.writeShort(unit.utf8(field.substring(0, field.indexOf(':'))));
            out.writeShort(unit.utf8(field.substring(field.indexOf(':') + 1)));
            out.writeShort(0);
        }
        out.writeShort(1);
        out.writeShort(method[0].equals("s") ? 9 : 1);
        out.writeShort(unit.utf8(method[1]));
        out.writeShort(unit.utf8(method[2]));
        out.writeShort(1);
        attribute(unit, out, "Code", codeAttribute(unit, new Code(unit, parts[2]), method[3], method[4], extras, version));
        return classFile(unit, body, out, version);
    }

    static byte[] classFile(Unit unit, ByteArrayOutputStream body, DataOutputStream out, int version) throws IOException {
        if (unit.boots) {
            int handle = unit.constant("handle:Helper.boot(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Object;)Ljava/lang/Object;");
            out.writeShort(1);
            ByteArrayOutputStream table = new ByteArrayOutputStream();
            DataOutputStream rows = new DataOutputStream(table);
            rows.writeShort(1);
            rows.writeShort(handle);
            rows.writeShort(0);
            attribute(unit, out, "BootstrapMethods", table.toByteArray());
        } else
            out.writeShort(0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream all = new DataOutputStream(file);
        all.writeInt(0xCAFEBABE);
        all.writeShort(0);
        all.writeShort(version);
        all.writeShort(unit.poolCount);
        unit.poolBytes.writeTo(all);
        body.writeTo(all);
        return file.toByteArray();
    }

    public static void main(String[] args) throws IOException {
        readOpcodes(Path.of(args[0]));
        int number = 0;
        for (String line : Files.readAllLines(Path.of(args[1]))) {
            number++;
            if (line.isBlank() || line.startsWith("//")) continue;
            String[] parts = line.split("\\|");
            for (int version : VERSIONS) {
                try {
                    Files.write(Path.of(args[2], parts[0].trim() + "_" + version + ".class"), assemble(parts, version));
                } catch (RuntimeException e) {
                    throw new IllegalArgumentException("cases.txt:" + number + ": " + e, e);
                }
            }
        }
    }
}
