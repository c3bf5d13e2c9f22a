import '@xindai/ui/nonce'
import { getLanguage, setLanguage } from '@xindai/i18n'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import './admin.css'

setLanguage(getLanguage())
const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
