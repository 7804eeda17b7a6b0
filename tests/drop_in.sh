#!/bin/bash
# The VM in place of a JDK's own: build/jdk and build/runtime, and a stock launcher's -XXaltjvm.
#   tests/drop_in.sh [case ...]
# Environment: JDK_IMAGE (build/jdk), RUNTIME_IMAGE (build/runtime), JAVA_HOME (of the stock JDK).  What is not installed is skipped.
set -u
. "$(dirname "$0")/environment.sh"
image=$(realpath "${JDK_IMAGE:-$root/build/jdk}") runtime=$(realpath "${RUNTIME_IMAGE:-$root/build/runtime}")
make_scratch
cd "$scratch" || exit 2
mkdir classes
"$image/bin/javac" -d classes "$root/samples/Main.java" || exit 2
cat >Vm.java <<'END'
public class Vm {
    public static void main(String[] args) { System.out.println(System.getProperty("java.vm.name") + " " + System.getProperty("java.home")); }
}
END
"$image/bin/javac" -d classes Vm.java || exit 2

passed=0 failed=0 patterns=("$@")
fail() { failed=$((failed + 1)); printf 'FAIL %s: %s\n' "$1" "$2"; }

check()                         # check NAME PATTERN COMMAND ARGUMENT...: ends with 0 and prints a line that matches
{
    local name=$1 pattern=$2 code
    shift 2
    wanted "$name" || return
    timeout -k 5 300 bash -c '"$@"' - "$@" >out 2>&1 </dev/null
    code=$?
    if [ $code -eq 77 ]; then
        echo "skipped $name: $(<out)"
    elif [ $code -ne 0 ]; then
        fail "$name" "exit code $code"
        head -n 20 out
    elif ! grep -Eq -e "$pattern" out; then
        fail "$name" "there is no: $pattern"
        head -n 20 out
    else
        passed=$((passed + 1))
    fi
}

if_there()                      # if_there COMMAND ARGUMENT...: with this VM's JDK as JAVA_HOME
{
    command -v "$1" >/dev/null || { echo "there is no $1"; return 77; }
    JAVA_HOME=$image "$@"
}

same_files()                    # all but the VM itself and the list of VMs
{
    local file other differing=0
    while read -r file; do
        other=$image/${file#"$JAVA_HOME"/}
        cmp -s "$file" "$other" || { echo "differs: $other"; differing=1; }
    done < <(find -L "$JAVA_HOME" -type f ! -path '*/lib/server/*' ! -path '*/lib/jvm.cfg' 2>/dev/null)
    echo "compared"
    return $differing
}

# Moved elsewhere, in a file system without any JDK.
without_jdk()
{
    unshare -rm true 2>/dev/null || { echo "no name spaces here"; return 77; }
    cp -a "$runtime" moved && "$image/bin/jar" --create --file app.jar -C classes . || return
    unshare -rm sh -c 'for d in /usr/lib/jvm /etc/java-17-openjdk; do mount -t tmpfs none $d || exit 77; done
                       moved/bin/java -cp app.jar Vm && moved/bin/java -cp app.jar Main'
}

own_libraries() { ldd "$runtime/lib/server/libjvm.so"; }

local_jshell() { printf 'int x = 6 * 7;\nSystem.out.println("x is " + x)\n/exit\n' | "$image/bin/jshell" --execution local -; }

remote_jshell()                 # runs the snippets in another VM, which it talks to by JDWP
{
    printf 'int x = 6 * 7;\nint f(int y) { return x + y; }\nf(1)\nint f(int y) { return x - y; }\n"f is " + f(1)\n1 / 0\n/exit\n' \
        | "$image/bin/jshell" -s
}

linked()                        # a program and its modules as an image of its own, by the tool run on this VM
{
    "$image/bin/jlink" --add-modules java.logging --output linked && linked/bin/java --list-modules
}

maven()                         # an offline build from Debian's repository, of which only some plugins are packaged
{
    local repository=/usr/share/maven-repo plugins=org/apache/maven/plugins compiler jar
    command -v mvn >/dev/null || { echo "there is no mvn"; return 77; }
    compiler=$(ls $repository/$plugins/maven-compiler-plugin 2>/dev/null | grep -m1 '^[0-9]') || { echo "no maven-compiler-plugin"; return 77; }
    jar=$(ls $repository/$plugins/maven-jar-plugin 2>/dev/null | grep -m1 '^[0-9]') || { echo "no maven-jar-plugin"; return 77; }
    mkdir -p project/src/main/java && cp Vm.java project/src/main/java && cp -rLs $repository project/repository
    cat >project/pom.xml <<'END'
<project><modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>vm</artifactId><version>1</version>
<properties><maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties></project>
END
    (cd project && JAVA_HOME=$image mvn -B -o -Dmaven.repo.local="$PWD/repository" \
        org.apache.maven.plugins:maven-compiler-plugin:"$compiler":compile org.apache.maven.plugins:maven-jar-plugin:"$jar":jar \
        && "$image/bin/java" -cp target/vm-1.jar Vm)
}

ant_build()
{
    command -v ant >/dev/null || { echo "there is no ant"; return 77; }
    mkdir -p ant-out
    cat >build.xml <<'END'
<project default="all"><target name="all">
<javac srcdir="." includes="Vm.java" destdir="ant-out" includeantruntime="false"/><java classname="Vm" classpath="ant-out" fork="true"/>
</target></project>
END
    JAVA_HOME=$image ant
}

export -f if_there same_files without_jdk own_libraries local_jshell remote_jshell linked maven ant_build
export JAVA_HOME image runtime
ours='^jvm '
check same-files     '^compared$'                   same_files
check version        '^jvm \(build'                 "$image/bin/java" -version
check home           "^jvm $image\$"                "$image/bin/java" -cp classes Vm
check main           .                              "$image/bin/java" -cp classes Main
check server         "$ours"                        "$image/bin/java" -server -cp classes Vm
check source-file    "$ours"                        "$image/bin/java" Vm.java
check jar            'Vm.class'                     sh -c "'$image/bin/jar' cf vm.jar -C classes . && '$image/bin/jar' tf vm.jar"
check javap          'public static void main'      "$image/bin/javap" -cp classes Vm
check jdeps          'java.base'                    "$image/bin/jdeps" classes
check javadoc        'Generating .*Vm.html'         "$image/bin/javadoc" -d doc Vm.java
check keytool        'Key and Certificate'          "$image/bin/keytool" -help
check jshell-local   '^x is 42$'                    local_jshell
check jshell         'ArithmeticException: / by zero' remote_jshell
check jlink          '^java.logging@17'             linked
check alternative    "^jvm $JAVA_HOME\$"            "$JAVA_HOME/bin/java" "-XXaltjvm=$image/lib/server" -Djava.home="$JAVA_HOME" -cp classes Vm
check runtime        "^jvm $runtime\$"              "$runtime/bin/java" -cp classes Vm
check runtime-libraries "libgc\.so\.1 => $runtime/" own_libraries
check without-jdk    "^jvm $scratch/moved\$"        without_jdk
check mvn-version    "Java version: 17"             if_there mvn -v
check mvn            'jvm /'                        maven
check ant            ' jvm /'                        ant_build
check groovy         '^42$'                         if_there groovy -e 'println 6 * 7'
check kotlinc        'kotlinc-jvm'                  if_there kotlinc -version
check jruby          '^42$'                         if_there jruby -e 'puts 6 * 7'
check fop            'FOP Version'                  if_there fop -version
check ecj            'Eclipse'                      if_there ecj -version
check rhino          '^42$'                         if_there rhino -e 'print(6 * 7)'
check clojure        '^42$'                         if_there clojure -e '(println (* 6 7))'

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
