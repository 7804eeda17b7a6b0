# Read by the case files.  A case prints the normalised output of a program run by the virtual machine $1 or $JVM; it
# exits with 77 when the program is not installed.  $data: our input files; $tmp: an empty directory, removed at exit.
vm=${1:-$JVM}
data=$(cd "$(dirname "${BASH_SOURCE[0]}")/data" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

jars()                          # the class path of these jars of the distribution (names without .jar)
{
    local name path=
    for name in "$@"; do
        [ -e "/usr/share/java/$name.jar" ] || { echo "missing $name.jar" >&2; exit 77; }
        path+=${path:+:}/usr/share/java/$name.jar
    done
    echo "$path"
}

run() { "$vm" -Djava.io.tmpdir="$tmp" "$@"; echo "exit $?"; }

compile()                       # compile class-path files...: classes into $tmp/classes
{
    local path=$1
    shift
    (cd "$data" && "${JAVAC:-javac}" -nowarn -Xlint:none -d "$tmp/classes" -cp "$path" "$@" 2>/dev/null)
}
