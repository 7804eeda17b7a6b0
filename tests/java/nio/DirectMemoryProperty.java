// args: -Dsun.nio.MaxDirectMemorySize=1K
// The limit of direct buffers is an option's alone: a property of that name is neither read nor seen.
import java.nio.ByteBuffer;

public class DirectMemoryProperty {
    public static void main(String[] args) {
        System.out.println(System.getProperty("sun.nio.MaxDirectMemorySize"));
        System.out.println(ByteBuffer.allocateDirect(1 << 20).capacity());
    }
}
