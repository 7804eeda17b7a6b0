// A package-private method is overridden only within its package, even through a class of another package.
public class PackagePrivateOverriding {
    public static void main(String[] args) {
        pa.Base base = new pa.Base(), far = new pb.Far(), near = new pa.Near();
        for (pa.Base b : new pa.Base[] { base, far, near })
            System.out.println(b.callPackagePrivate() + " " + pa.Base.call(b) + " " + (b instanceof pb.Far f ? pb.Far.call(f) : "-"));
        System.out.println(new pb.Far().protectedAccess());
        System.out.println(new pa.Near().protectedAccess());
    }
}
