import next from "@next/eslint-plugin-next";
import { defineConfig, globalIgnores } from "eslint/config";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const tests = ["**/*.test.{ts,tsx}", "tests/**", "e2e/**", "bench/**"];
/** Helpers of the emulators' tests. */
const testSupport = ["emulators/**/{testing,test-*}.ts"];

export default defineConfig([
  globalIgnores([
    "**/.next/",
    ".data/",
    "coverage/",
    "test-results/",
    "playwright-report/",
    "**/next-env.d.ts",
  ]),

  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      // The rules that ask the type checker for what hurts most; all of them take four times as long as `tsc`.
      "@typescript-eslint/no-floating-promises": "error",
      // JSX handlers may be async; what they do with a rejection is their business.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "TSAsExpression[typeAnnotation.type='TSNeverKeyword']",
          message: "`as never` hides what does not fit. Give the value its type.",
        },
        {
          // A named helper is a function or a typed constant of its own, whose comment states the guarantee.
          selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
          message:
            "A double cast lives in a named helper, with its guarantee above it and this rule disabled there.",
        },
      ],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
    },
  },

  {
    files: ["{app,components}/**/*.tsx", "components/**/*.ts", "app/**/*.ts"],
    plugins: { "@next/next": next, "react-hooks": reactHooks },
    rules: {
      // The rest of this plugin runs the React Compiler, which we do not build with, over every file.
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      ...next.configs.recommended.rules,
      ...next.configs["core-web-vitals"].rules,
      // Markup is long without being complicated.
      "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },

  {
    name: "the environment is read in one place",
    files: ["**/*.{ts,tsx}"],
    ignores: [
      "lib/env.ts",
      "scripts/**",
      "emulators/main.ts",
      "emulators/*/main.ts",
      "*.config.ts",
      ...tests,
      ...testSupport,
    ],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Use env() of lib/env.ts." },
      ],
    },
  },
  {
    name: "instrumentation asks which runtime it is in, before anything of ours may load",
    files: ["instrumentation.ts"],
    rules: { "no-restricted-properties": "off" },
  },

  {
    name: "programs talk to their terminal",
    files: ["scripts/**", "bench/**", "emulators/**", "tests/**", "e2e/**"],
    rules: { "no-console": "off" },
  },

  {
    name: "tests",
    files: [...tests, ...testSupport],
    rules: {
      // A `describe` is a list, and what it lists may be null only if the test is wrong.
      "max-lines-per-function": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/no-non-null-assertion": "off",
      // `expect` takes what it is given.
      "@typescript-eslint/no-misused-promises": "off",
    },
  },

  { files: ["components/ui/**"], rules: { "max-lines": "off" } },

  {
    name: "one entry per operation, one line per route",
    files: ["tests/isolation/samples.ts", "lib/openapi/routes.ts"],
    rules: { "max-lines": "off" },
  },

  {
    name: "pages of the emulators, plain modules for the browser",
    files: ["emulators/**/phone/*.js"],
    languageOptions: { sourceType: "module", globals: browserGlobals() },
    rules: {
      "no-undef": "error",
      "no-unused-vars": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
]);

/** The few the pages use; a name that is missing here is a typing error there. */
function browserGlobals() {
  const names = [
    "AbortController",
    "Blob",
    "CustomEvent",
    "Event",
    "EventSource",
    "File",
    "FileReader",
    "FormData",
    "Intl",
    "MutationObserver",
    "Notification",
    "Response",
    "URL",
    "URLSearchParams",
    "addEventListener",
    "cancelAnimationFrame",
    "clearInterval",
    "clearTimeout",
    "console",
    "crypto",
    "document",
    "fetch",
    "history",
    "localStorage",
    "location",
    "matchMedia",
    "navigator",
    "requestAnimationFrame",
    "sessionStorage",
    "setInterval",
    "setTimeout",
    "structuredClone",
    "window",
  ];
  return Object.fromEntries(names.map((name) => [name, "readonly"]));
}
