import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vite.config.ts'

export default defineConfig((environment) =>
  mergeConfig(
    base({ ...environment, mode: 'test' }),
    defineConfig({
      test: {
        environment: 'jsdom',
        include: ['src/**/__tests__/*.spec.ts'],
        setupFiles: ['src/app/testing/setup.ts'],
        reporters: ['default', './tools/closing_line_reporter.ts'],
        // One browser document for all: a fresh one for each file takes longer than the tests.
        isolate: false,
        restoreMocks: true,
        unstubGlobals: true,
      },
    }),
  ),
)
