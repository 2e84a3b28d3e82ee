package org.einlass.starter.test.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import org.jspecify.annotations.Nullable;

/**
 * What the comments of a module's sources say, as Markdown: they describe its API, so
 * that nothing is written twice. Read by the compiler that comes with the JDK.
 */
final class SourceComments {

	private final Map<String, Comment> comments = new HashMap<>();

	private SourceComments() {
	}

	/** The comments of all sources under this folder. */
	static SourceComments read(Path folder) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		SourceComments comments = new SourceComments();
		try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
				Stream<Path> tree = Files.walk(folder)) {
			List<Path> sources = tree.filter((path) -> path.toString().endsWith(".java")).toList();
			JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
					files.getJavaFileObjectsFromPaths(sources));
			Reader reader = comments.new Reader(DocTrees.instance(task));
			for (CompilationUnitTree source : task.parse()) {
				reader.scan(source, source.getPackage().getPackageName() + ".");
			}
			return comments;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	Comment ofPackage(String name) {
		return comment(name);
	}

	Comment of(Class<?> type) {
		return comment(type.getName());
	}

	Comment of(Method method) {
		return comment(
				method.getDeclaringClass().getName() + "#" + method.getName() + "/" + method.getParameterCount());
	}

	private Comment comment(String name) {
		return this.comments.getOrDefault(name, Comment.NONE);
	}

	/** The first sentence, the whole text, and what {@code @param} says. */
	record Comment(String first, String whole, Map<String, String> parameters) {

		static final Comment NONE = new Comment("", "", Map.of());

		static Comment of(DocCommentTree tree) {
			Map<String, String> parameters = tree.getBlockTags()
				.stream()
				.filter(ParamTree.class::isInstance)
				.map(ParamTree.class::cast)
				.collect(Collectors.toMap((one) -> one.getName().toString(), (one) -> markdown(one.getDescription())));
			return new Comment(markdown(tree.getFirstSentence()), markdown(tree.getFullBody()), parameters);
		}

		private static String markdown(List<? extends DocTree> parts) {
			return parts.stream().map(Comment::markdown).collect(Collectors.joining()).replaceAll("\\s+", " ").strip();
		}

		private static String markdown(DocTree part) {
			return switch (part) {
				case LiteralTree code -> "`" + code.getBody().getBody() + "`";
				case LinkTree link -> "`" + link.getReference().getSignature().replaceAll(".*[#.]", "") + "`";
				case TextTree text -> text.getBody();
				default -> part.toString().startsWith("<") ? " " : part.toString();
			};
		}

	}

	/** Notes the comments of packages, types and methods under their names. */
	private final class Reader extends TreePathScanner<@Nullable Void, String> {

		private final DocTrees docs;

		private Reader(DocTrees docs) {
			this.docs = docs;
		}

		@Override
		public @Nullable Void visitPackage(PackageTree tree, String prefix) {
			note(tree.getPackageName().toString());
			return null;
		}

		@Override
		public @Nullable Void visitClass(ClassTree tree, String prefix) {
			String name = prefix + tree.getSimpleName();
			note(name);
			for (var member : tree.getMembers()) {
				scan(member, name + (member instanceof ClassTree ? "$" : "#"));
			}
			return null;
		}

		@Override
		public @Nullable Void visitMethod(MethodTree tree, String prefix) {
			note(prefix + tree.getName() + "/" + tree.getParameters().size());
			return null;
		}

		private void note(String name) {
			DocCommentTree comment = this.docs.getDocCommentTree(getCurrentPath());
			if (comment != null) {
				SourceComments.this.comments.put(name, Comment.of(comment));
			}
		}

	}

}
