import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { connect } from './api/connection.ts';
import { App } from './app/app.tsx';
import './app/app.css';

// The content security policy allows no code made from strings, which zod would try.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
void connect();
