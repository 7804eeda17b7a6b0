package pa;

/** Same package as Base again, below a class of another package. */
public class Near extends pb.Far {
    @Override String packagePrivate() {
        return "pa.Near";
    }
}
