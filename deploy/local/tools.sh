# Finds what deploy/up needs on this machine. Sourced by deploy/up; tested by ToolsTests.

fail() {
	printf '\n%s\n' "$*" >&2
	exit 1
}

# Prints the feature version of the JDK in $1 (21, 25, …); fails if it is not a JDK.
jdk_version() {
	[ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 1
	local version
	version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9.]*\).*/\1/p' "$1/release" 2>/dev/null)
	[ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9.]*\).*/\1/p')
	version=${version#1.}
	[ -n "$version" ] && echo "${version%%.*}"
}

# The places where maven-toolchains-plugin:select-jdk-toolchain looks, in order of preference.
jdk_candidates() {
	local java
	printf '%s\n' "${JAVA_HOME:-}"
	env | sed -n 's/^JDK[0-9A-Z_]*_HOME=//p; s/^JAVA[0-9_]*_HOME=//p'
	java=$(command -v java 2>/dev/null) && while [ -L "$java" ]; do
		case $(readlink "$java") in
			/*) java=$(readlink "$java") ;;
			*) java=$(dirname "$java")/$(readlink "$java") ;;
		esac
	done
	[ -z "$java" ] || dirname "$(dirname "$java")"
	sed -n 's/.*<jdkHome>\(.*\)<\/jdkHome>.*/\1/p' "$HOME/.m2/toolchains.xml" 2>/dev/null || true
	printf '%s\n' \
		"$HOME"/.jdks/* "$HOME"/.m2/jdks/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.asdf/installs/java/* \
		"$HOME"/.jenv/versions/* "$HOME"/.jbang/cache/jdks/* "$HOME"/.gradle/jdks/* "$HOME"/.local/share/mise/installs/java/* \
		/usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /usr/local/jdk* /opt/* /opt/java/* /opt/jdk/* /opt/jvm/* \
		/Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
		/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

# Prints the folder of the first JDK that is new enough.
find_jdk() {
	local home version
	while IFS= read -r home; do
		[ -n "$home" ] && version=$(jdk_version "$home") || continue
		if [ "$version" -ge 21 ]; then
			echo "$home"
			return
		fi
	done < <(jdk_candidates)
	fail "Einlass needs a JDK 21 or newer, and there is none on this machine.
Install one (Debian, Ubuntu: apt-get install openjdk-21-jdk; macOS: brew install openjdk@21;
any system: https://adoptium.net) or set JAVA_HOME to the folder of the one you have."
}

# Is version $1 at least version $2? Both are dotted numbers.
at_least() {
	[ "$(printf '%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]
}

need_maven() {
	command -v mvn >/dev/null || fail "Building Einlass needs Maven 3.6.3 or newer, and there is no mvn on the PATH.
Install it (Debian, Ubuntu: apt-get install maven; macOS: brew install maven; https://maven.apache.org)."
	local version
	version=$(mvn -v 2>/dev/null | sed 's/\x1b\[[0-9;]*m//g' | sed -n 's/^Apache Maven \([0-9.]*\).*/\1/p')
	at_least "${version:-0}" 3.6.3 || fail "Building Einlass needs Maven 3.6.3 or newer; mvn on the PATH is ${version:-of unknown version}."
}

need_node() {
	command -v node >/dev/null && command -v npm >/dev/null || fail "Building Einlass needs Node 20 or newer with npm (for the browser assets), and node or npm is not on the PATH.
Install it (Debian, Ubuntu: apt-get install nodejs npm; macOS: brew install node; https://nodejs.org)."
	local version
	version=$(node --version)
	at_least "${version#v}" 20 || fail "Building Einlass needs Node 20 or newer; node on the PATH is $version."
}
