# Maven builds a small project offline, with plugins and dependencies of the distribution, and reports a broken one.
# Its repository is a tree of links, because Maven writes into it.
repository=/usr/share/maven-repo
ignore=(repository good/target/maven-status bad/target)
needs()
{
    have /usr/share/maven/bin/m2.conf $repository/org/apache/maven/plugins/maven-{compiler-plugin/3.10.1,jar-plugin/3.3.0} \
        $repository/org/apache/commons/commons-lang3/3.12.0
}
prepare()
{
    cp -r "$DATA/maven" good && cp -r good bad && cp -rs $repository repository || return
    echo 'class Broken { int x = "text"; }' >bad/src/main/java/demo/Broken.java
}
maven()
{
    (cd "$1" && shift && "$VM" -cp /usr/share/java/plexus-classworlds.jar -Dclassworlds.conf=/usr/share/maven/bin/m2.conf \
        -Dmaven.home=/usr/share/maven -Dmaven.multiModuleProjectDirectory="$PWD" -Dmaven.repo.local="$PWD/../repository" \
        org.codehaus.plexus.classworlds.launcher.Launcher -B -o "$@")
    echo "exit code $?"
}
run()
{
    maven good compiler:compile jar:jar
    "$VM" -cp good/target/demo-1.0.jar:/usr/share/java/commons-lang3.jar demo.Main
    maven bad compiler:compile
}
filter() { sed -E 's/Total time:.*/Total time/; s/Finished at:.*/Finished/'; }
