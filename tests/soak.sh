#!/bin/bash
# Two hours of a server with clients, a compiler, and garbage of all ages, in one VM: nothing fails, stands still, or grows.
#   tests/soak.sh [--minutes N] [--pause MILLISECONDS] [VM OPTION ...]
# Environment: JVM (build/jvm), JAVA_HOME (of the reference JDK).
set -u
. "$(dirname "$0")/environment.sh"
minutes=120 pause=5
while [[ ${1-} == --* ]]; do
    case $1 in
    --minutes) minutes=$2 ;;
    --pause)   pause=$2 ;;
    *)         echo "unknown option $1" >&2; exit 2 ;;
    esac
    shift 2
done
find_vm
build=$root/build/tests/soak
mkdir -p "$build" && "$JAVA_HOME/bin/javac" -nowarn -d "$build" "$root/tests/soak/Soak.java" || exit 2
timeout -k 5 $((minutes * 60 + 300)) "$JVM" -Xmx256m "$@" -cp "$build" Soak $((minutes * 60)) "$pause"
