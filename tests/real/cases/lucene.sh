# Lucene indexes 3,000 documents from four threads, searches, deletes, merges and reads the index through mmap.
lucene=/usr/share/java/lucene-core-8.7.0.jar:/usr/share/java/lucene-analyzers-common-8.7.0.jar
lucene+=:/usr/share/java/lucene-queryparser-8.7.0.jar:/usr/share/java/lucene-queries-8.7.0.jar
ignore=(index)
needs() { have ${lucene//:/ }; }
prepare() { "$JAVA_HOME/bin/javac" -nowarn -cp "$lucene" -d classes "$DATA/LuceneIndex.java"; }
run() { "$VM" -cp "$lucene:classes" LuceneIndex; }
