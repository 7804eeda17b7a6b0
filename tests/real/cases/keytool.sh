# keytool and jarsigner; keys are random, so only what does not depend on them is printed.
keytool() { tool java.base/sun.security.tools.keytool.Main "$@"; }
filter() { sed -E '/fingerprint|SHA(1|256):|^Serial number|^Valid from|Signature|^[0-9A-F ]*:/d; s/[A-Z][a-z]{2} [0-9]+, 20[0-9]{2}/DATE/'; }
ignore=(store.p12 signed.jar certificate.pem request.csr)
prepare() { "$JAVA_HOME/bin/javac" -d classes "$ROOT"/samples/*.java && "$JAVA_HOME/bin/jar" -cf app.jar -C classes .; }
run()
{
    keytool -genkeypair -keystore store.p12 -storepass secret -keyalg RSA -keysize 2048 -alias one -dname CN=One -validity 3650 2>&1
    keytool -genkeypair -keystore store.p12 -storepass secret -keyalg EC -alias two -dname 'CN=Two, O=Test, C=DE' -validity 3650 2>&1
    keytool -list -v -keystore store.p12 -storepass secret 2>&1 | grep -v '^[0-9A-F]\{4\}:'
    keytool -exportcert -rfc -keystore store.p12 -storepass secret -alias one -file certificate.pem 2>&1
    keytool -printcert -file certificate.pem | head -n 2
    keytool -certreq -keystore store.p12 -storepass secret -alias two -file request.csr 2>&1
    keytool -list -keystore store.p12 -storepass wrong 2>&1
    tool jdk.jartool/sun.security.tools.jarsigner.Main -keystore store.p12 -storepass secret -signedjar signed.jar app.jar one 2>&1
    tool jdk.jartool/sun.security.tools.jarsigner.Main -verify signed.jar
}
