/** Imported before n8n-core, which reads it at loading: errors that a test expects need no stack on the screen. */
process.env.N8N_LOG_LEVEL = 'silent';
