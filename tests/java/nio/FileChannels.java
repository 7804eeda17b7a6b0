// File channels, mapped buffers, locks, scattering and gathering, pipes, selectors.
import java.nio.*;
import java.nio.channels.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;

public class FileChannels {
    static ByteBuffer bytes(String s) { return ByteBuffer.wrap(s.getBytes(StandardCharsets.UTF_8)); }
    static String text(ByteBuffer b) { return StandardCharsets.UTF_8.decode(b.flip()).toString(); }

    public static void main(String[] args) throws Exception {
        Path p = Files.createTempFile("channel", ".bin"), q = Files.createTempFile("channel", ".bin");
        try (FileChannel c = FileChannel.open(p, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            System.out.println(c.write(bytes("hello channel")) + " " + c.position() + " " + c.size() + " " + c.write(bytes("HE"), 0));
            ByteBuffer b = ByteBuffer.allocate(5), direct = ByteBuffer.allocateDirect(100);
            System.out.println(c.read(b, 0) + text(b) + " " + c.position(6).read(direct) + text(direct) + " " + c.read(direct.clear()));
            ByteBuffer[] parts = { ByteBuffer.allocate(3), ByteBuffer.allocate(4) };
            System.out.println(c.position(0).read(parts) + text(parts[0]) + "|" + text(parts[1]) + " " + c.write(new ByteBuffer[] { bytes("x"), bytes("yz") }));
            MappedByteBuffer m = c.map(FileChannel.MapMode.READ_WRITE, 0, 20);
            m.put(0, (byte) 'M').put(19, (byte) '!');
            m.force();
            System.out.println(c.size() + " " + m.isDirect() + m.capacity() + (char) m.get(1));
            MappedByteBuffer ro = c.map(FileChannel.MapMode.READ_ONLY, 2, 4), cow = c.map(FileChannel.MapMode.PRIVATE, 0, 4);
            cow.put(0, (byte) 'P');
            System.out.println((char) ro.get(0) + " " + ro.isReadOnly() + (char) cow.get(0) + (char) m.get(0));
            try {
                c.map(FileChannel.MapMode.READ_ONLY, 0, -1);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
            try (FileLock l = c.lock()) {
                System.out.println(l.isValid() + " " + l.isShared());
                c.tryLock();
            } catch (OverlappingFileLockException e) {
                System.out.println("overlapping");
            }
            try (FileChannel d = FileChannel.open(q, StandardOpenOption.WRITE)) {
                System.out.println(c.transferTo(0, 100, d) + " " + d.size() + " " + d.transferFrom(c.position(0), 20, 3) + " " + d.size());
            }
            System.out.println(c.truncate(3).size() + " " + c.isOpen());
            c.close();
            c.size();
        } catch (ClosedChannelException e) {
            System.out.println("closed");
        }
        try (FileChannel w = FileChannel.open(q, StandardOpenOption.WRITE)) {
            w.read(ByteBuffer.allocate(1));
        } catch (NonReadableChannelException e) {
            System.out.println("write only");
        }
        Pipe pipe = Pipe.open();
        try (Selector selector = Selector.open(); Pipe.SourceChannel source = pipe.source(); Pipe.SinkChannel sink = pipe.sink()) {
            source.configureBlocking(false);
            SelectionKey key = source.register(selector, SelectionKey.OP_READ, "attached");
            ByteBuffer b = ByteBuffer.allocate(10);
            System.out.println(source.read(b) + " " + selector.selectNow());
            sink.write(bytes("pipe"));
            System.out.println(selector.select(5000) + " " + selector.selectedKeys().contains(key) + key.isReadable() + key.attachment() + " " + source.read(b) + text(b));
            new Thread(selector::wakeup).start();
            selector.selectedKeys().clear();
            System.out.println(selector.select() + " " + selector.keys().size());
        }
        Files.delete(p);
        Files.delete(q);
    }
}
