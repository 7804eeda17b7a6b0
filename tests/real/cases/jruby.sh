# JRuby: a script through most of Ruby, and the bridge to Java.
jruby=/usr/share/jruby/lib
needs() { have $jruby/jruby.jar $jruby/jline2.jar /usr/share/jruby/bin/.jruby.module_opts; }
ruby()
{
    "$VM" @/usr/share/jruby/bin/.jruby.module_opts -Xss2048k -Djffi.boot.library.path=$jruby/jni --module-path $jruby/jruby.jar \
        -classpath $jruby/bcpkix.jar:$jruby/bcprov.jar:$jruby/jline2.jar:$jruby/snakeyaml.jar -Djruby.home=/usr/share/jruby \
        -Djruby.lib=$jruby -Djruby.script=jruby -Djruby.shell=/bin/sh org.jruby.Main "$@"
    echo "exit code $?"
}
run()
{
    ruby -e 'puts [1, 2, 3].map { |x| x * 2 }.inspect; puts RUBY_ENGINE; raise "uncaught"' 2>&1
    ruby "$DATA/tour.rb"
    ruby -Xcompile.invokedynamic=true "$DATA/tour.rb"
}
