# A Groovy script through most of the language.
groovy=/usr/share/java/groovy-all.jar
needs() { have $groovy; }
run() { "$VM" -Djava.io.tmpdir=. -cp "$groovy" groovy.ui.GroovyMain "$DATA/tour.groovy" 2>&1; }
