import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Connect, type Plugin } from 'vite'

/**
 * The fake server answers /api over real HTTP, so that uploads, downloads and refusals behave as they do in front of
 * `liucai serve`. Only with `--mode fake`; no byte of it reaches a production bundle.
 */
function fakeServer(): Plugin {
  const install = (middlewares: Connect.Server, load: () => Promise<Connect.NextHandleFunction>) => {
    const loading = load()
    middlewares.use((request, response, next) => {
      loading.then((answer) => answer(request, response, next)).catch(next)
    })
  }
  return {
    name: 'liucai-fake-server',
    configureServer: (server) =>
      install(server.middlewares, async () =>
        (await server.ssrLoadModule('/src/api/fake/middleware.ts')).fakeMiddleware(),
      ),
  }
}

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [vue(), ...(mode === 'fake' ? [fakeServer()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // The composition API is the only one used here.
  define: { __VUE_OPTIONS_API__: 'false', __VUE_I18N_LEGACY_API__: 'false' },
  build: { target: 'es2022', cssTarget: ['chrome108', 'safari16', 'firefox110'], assetsInlineLimit: 2048 },
  server: {
    host: '127.0.0.1',
    proxy: mode === 'fake' ? undefined : { '/api': process.env.LIUCAI_URL ?? 'http://127.0.0.1:8080' },
  },
}))
