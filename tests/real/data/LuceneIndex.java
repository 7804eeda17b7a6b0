import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

/** Lucene: an index of 3,000 documents built by four threads, merged, searched, updated, reopened through mmap. */
public class LuceneIndex {
    static final String[] WORDS = "time year people way day man thing woman life child world school state family student group country problem hand part running quickly".split(" ");

    static Document document(int n) {
        Random random = new Random(n);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20 + n % 30; i++) text.append(WORDS[(int) (Math.abs(random.nextGaussian()) * 5) % WORDS.length]).append(i % 7 == 6 ? ". " : " ");
        Document d = new Document();
        d.add(new StringField("id", "d" + n, Field.Store.YES));
        d.add(new TextField("text", text.toString(), Field.Store.YES));
        d.add(new IntPoint("n", n));
        d.add(new NumericDocValuesField("sort", (n * 7919L) % 3001));
        d.add(new SortedDocValuesField("group", new BytesRef("g" + n % 5)));
        return d;
    }

    static void search(IndexSearcher searcher, String what, Query query, Sort sort) throws Exception {
        TopDocs top = searcher.search(query, 5, sort);
        StringBuilder out = new StringBuilder(what + " " + searcher.count(query) + ":");
        for (ScoreDoc d : top.scoreDocs) out.append(' ').append(searcher.doc(d.doc).get("id"));
        System.out.println(out);
    }

    static void searches(DirectoryReader reader) throws Exception {
        IndexSearcher searcher = new IndexSearcher(reader);
        QueryParser parser = new QueryParser("text", new EnglishAnalyzer());
        Sort byId = new Sort(new SortField("sort", SortField.Type.LONG)), byScore = new Sort(SortField.FIELD_SCORE, new SortField("sort", SortField.Type.LONG));
        for (String q : new String[] {"time", "+people -day", "\"time year\"", "\"man woman\"~5", "stud*", "schol~1", "t?me OR quick", "(group AND problem) OR family^3", "run", "nothing"})
            search(searcher, q, parser.parse(q), byScore);
        search(searcher, "range", IntPoint.newRangeQuery("n", 100, 120), byId);
        search(searcher, "bool", new BooleanQuery.Builder().add(new TermQuery(new Term("text", "time")), BooleanClause.Occur.MUST)
            .add(IntPoint.newRangeQuery("n", 0, 500), BooleanClause.Occur.FILTER).build(), byId);
        System.out.println(searcher.count(new MatchAllDocsQuery()) + " documents, " + reader.docFreq(new Term("text", "time")) + " with time");
        System.out.printf("%.4f%n", searcher.search(parser.parse("hand part"), 1).scoreDocs[0].score);
    }

    public static void main(String[] args) throws Exception {
        Path path = Paths.get("index");
        try (Directory directory = new MMapDirectory(path); IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()).setRAMBufferSizeMB(2))) {
            Thread[] threads = new Thread[4];
            for (int t = 0; t < threads.length; t++) {
                int first = t;
                threads[t] = new Thread(() -> {
                    try { for (int n = first; n < 3000; n += 4) writer.addDocument(document(n)); } catch (Exception e) { e.printStackTrace(); }
                });
                threads[t].start();
            }
            for (Thread t : threads) t.join();
            writer.commit();
            try (DirectoryReader reader = DirectoryReader.open(directory)) { searches(reader); }
            writer.deleteDocuments(IntPoint.newRangeQuery("n", 1000, 1999));
            writer.updateDocument(new Term("id", "d5"), document(50000));
            writer.forceMerge(1);
            writer.commit();
        }
        try (Directory directory = new MMapDirectory(path); DirectoryReader reader = DirectoryReader.open(directory)) {
            System.out.println(reader.leaves().size() + " segment, " + reader.numDeletedDocs() + " deleted");
            searches(reader);
            System.out.println(new CheckIndex(directory).checkIndex().clean);
        }
        try (Directory heap = new ByteBuffersDirectory(); IndexWriter writer = new IndexWriter(heap, new IndexWriterConfig(new StandardAnalyzer()))) {
            writer.addDocument(document(1));
            try (DirectoryReader near = DirectoryReader.open(writer)) { System.out.println(near.numDocs()); }
        }
        StringBuilder tokens = new StringBuilder();
        try (TokenStream stream = new EnglishAnalyzer().tokenStream("f", "The quick foxes' RUNNING over 3.5 lazy-dogs, naïve!")) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) tokens.append('[').append(term).append(']');
        }
        System.out.println(tokens);
    }
}
