import { mergeConfig, defineConfig } from 'vitest/config'
import base from './vite.config'

export default defineConfig((environment) =>
  mergeConfig(
    base({ ...environment, mode: 'test' }),
    defineConfig({
      test: {
        environment: 'jsdom',
        include: ['src/**/__tests__/*.spec.ts'],
        setupFiles: ['src/app/testing/setup.ts'],
        restoreMocks: true,
      },
    }),
  ),
)
