import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const stable = ["einlass.css"];

/** Writes `.gz` and `.br` beside every file that gains from it, so the gateway compresses nothing at run time. */
function precompressed(folder: string): Plugin {
  return {
    name: "precompressed",
    async closeBundle() {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|svg|wasm)$/.test(entry.name)) continue;
        const file = join(entry.parentPath, entry.name);
        const content = await readFile(file);
        await writeFile(`${file}.gz`, gzipSync(content, { level: 9 }));
        await writeFile(`${file}.br`, brotliCompressSync(content));
      }
    },
  };
}

const outDir = process.env.EINLASS_ASSETS ?? "../../../target/classes/assets";

export default defineConfig({
  base: "/assets/",
  plugins: [precompressed(outDir)],
  css: { preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ["if-function"] } } },
  build: {
    outDir,
    emptyOutDir: true,
    // The oldest browsers supported: Chrome/Edge 111, Firefox 113, Safari 16.4 (oklch colours, :has with a fallback).
    target: ["chrome111", "firefox113", "safari16.4"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { einlass: "src/einlass.ts", door: "src/door.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "hashed/[name]-[hash].js",
        assetFileNames: (asset) =>
          asset.names.some((name) => stable.includes(name)) ? "[name][extname]" : "hashed/[name]-[hash][extname]",
      },
    },
  },
  test: { environment: "jsdom", include: ["src/**/*.test.ts"] },
} as Parameters<typeof defineConfig>[0]);
