import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
export default defineConfig({ root: '/work/main/src/renderer/ui/gallery', plugins: [react()], cacheDir: '/tmp/ui-vite', build: { outDir: '/tmp/ui-gallery', emptyOutDir: true } , preview: { host: '127.0.0.1', port: 4791, strictPort: true, headers: { 'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:" } } })
