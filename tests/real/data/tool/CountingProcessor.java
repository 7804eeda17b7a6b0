import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;

/** Generates, for every class with @Counted(into = "Name"), a class of that name that knows its members. */
@SupportedAnnotationTypes("Counted")
@SupportedOptions("greeting")
public class CountingProcessor extends AbstractProcessor {
    @Override public SourceVersion getSupportedSourceVersion() { return SourceVersion.latestSupported(); }

    @Override public boolean process(Set<? extends javax.lang.model.element.TypeElement> annotations, RoundEnvironment round) {
        for (Element type : round.getElementsAnnotatedWith(Counted.class)) {
            String name = type.getAnnotation(Counted.class).into();
            int methods = ElementFilter.methodsIn(type.getEnclosedElements()).size();
            int fields = ElementFilter.fieldsIn(type.getEnclosedElements()).size();
            processingEnv.getMessager().printMessage(Kind.NOTE, processingEnv.getOptions().get("greeting"), type);
            try (Writer out = processingEnv.getFiler().createSourceFile(name, type).openWriter()) {
                out.write("class " + name + " { static final String TEXT = \"" + fields + " fields, " + methods + " methods\"; }\n");
            } catch (IOException e) {
                processingEnv.getMessager().printMessage(Kind.ERROR, e.toString());
            }
        }
        return true;
    }
}
