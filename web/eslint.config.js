import pluginVue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/**
 * The floors: shared ← api ← features ← pages ← app. An import may only go down, and a feature is entered by its door.
 * Each entry names what the files of a floor may not import, and says why to whoever tries.
 */
const floors = {
  shared: [
    {
      group: ['@/api', '@/api/**', '@/features', '@/features/**', '@/pages', '@/pages/**', '@/app', '@/app/**'],
      message: 'shared/ is the ground floor: it knows neither the server nor any product word.',
    },
  ],
  api: [
    {
      group: ['@/features', '@/features/**', '@/pages', '@/pages/**', '@/app', '@/app/**'],
      message: 'api/ talks to the server and knows nothing above itself.',
    },
  ],
  features: [
    {
      group: ['@/features', '@/features/**', '@/pages', '@/pages/**', '@/app', '@/app/**'],
      message:
        'A feature stands alone: let a page bring two together, or move the common part down to shared/ or api/.',
    },
    { group: ['../../**'], message: 'Leave a feature only through "@/shared" or "@/api".' },
  ],
  pages: [
    { group: ['@/app', '@/app/**'], message: 'Pages are shown by app/ and do not know it.' },
    { group: ['@/features/*/**'], message: 'Enter a feature by its door: import from "@/features/<name>".' },
  ],
  app: [{ group: ['@/features/*/**'], message: 'Enter a feature by its door: import from "@/features/<name>".' }],
}

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'src/api/contract.ts', 'test-results/**'] },
  ...tseslint.configs.recommended,
  ...pluginVue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    rules: {
      // Layout belongs to prettier.
      'vue/html-indent': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/define-macros-order': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: 'error',
    },
  },
  ...Object.entries(floors).map(([floor, patterns]) => ({
    files: [`src/${floor}/**/*.{js,ts,vue}`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  })),
  {
    // A test may switch the language of the application that it stands in.
    files: ['src/features/**/__tests__/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ ...floors.features[0], group: ['@/features/**', '@/pages/**'] }] },
      ],
    },
  },
)
