# Sourced by the bash scripts that test or time a VM.  Sets `root` (of the repository), JAVA_HOME (of the reference JDK)
# and JVM (the VM under test) unless the environment has set the last two, and clears what would change a VM's behaviour or texts.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
JAVA_HOME=${JAVA_HOME:-/usr/lib/jvm/java-17-openjdk-amd64}
JVM=${JVM:-$root/build/jvm}
unset CLASSPATH JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS _JAVA_OPTIONS
export LC_ALL=C.UTF-8 TZ=UTC

find_vm()                       # makes JVM, a path or a command's name, absolute; exits when there is no such VM
{
    local path
    case $JVM in
    */*) path=$(realpath -m -- "$JVM") ;;
    *)   path=$(command -v -- "$JVM") ;;
    esac
    [ -x "$path" ] || { echo "no such VM: $JVM" >&2; exit 2; }
    JVM=$path
}

make_scratch()                  # sets scratch, a new folder that goes when the script ends
{
    scratch=$(mktemp -d) || exit 2
    trap 'rm -rf "$scratch"' EXIT
}

wanted() { [ ${#patterns[@]} -eq 0 ] || [[ " ${patterns[*]} " == *" $1 "* ]]; }       # is case $1 among the script's arguments, if there are any?
