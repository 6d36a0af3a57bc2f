import { answer, searching, type Attack, type Targets } from './attack';

// What Node offers beside files and processes: engine flags, an inspector, tracing, add-ons, other users. None of it
// should be within reach; what it would leave behind is looked for afterwards.

/** Tries each way to a module, does something with it, then answers wrongly. */
const facility = (name: string, body: string): Attack => ({
  name: `reaches for ${name}`,
  text: answer(`try { ${body} } catch {} return -12345;`, searching),
  statuses: ['failed', 'crashed', 'timeout', 'protocol-error'],
});

export function facilities({ folder }: Targets): readonly Attack[] {
  const fresh = JSON.stringify(`${folder}/made`);
  return [
    facility(
      'V8’s flags',
      `load('v8').setFlagsFromString('--allow-natives-syntax'); new Function('%SystemBreak()')();`,
    ),
    facility('a snapshot of the heap', `load('v8').writeHeapSnapshot(${fresh});`),
    facility(
      'an inspector',
      `const i = load('inspector'); i.open(0); const s = new i.Session(); s.connect();
       s.post('Runtime.evaluate', { expression: 'process.mainModule.require("fs").writeFileSync(' + JSON.stringify(${fresh}) + ', "x")' });`,
    ),
    facility(
      'diagnostics channels',
      `const d = load('diagnostics_channel'); for (const c of ['child_process', 'http.client.request.start', 'module.require.start']) d.channel(c).subscribe(() => { throw 1; });`,
    ),
    facility(
      'trace events',
      `const t = load('trace_events').createTracing({ categories: ['node', 'v8'] }); t.enable();`,
    ),
    facility('an add-on', `(process as any).dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6');`),
    facility('linked bindings', `(process as any)._linkedBinding('fs').internalModuleStat('/');`),
    facility(
      'another user and folder',
      `const p = load('process'); p.setuid?.(0); p.chdir('/'); p.umask(0); p.title = 'x'.repeat(1e6);`,
    ),
    facility(
      'a cluster',
      `const c = load('cluster'); c.setupPrimary({ exec: '/bin/sh', args: ['-c', 'echo x > ' + ${fresh}] }); c.fork();`,
    ),
    facility('a database', `new (load('node:sqlite').DatabaseSync)(${fresh}).exec('create table t (x)');`),
    facility(
      'another context',
      `load('vm').runInThisContext('process.mainModule.require("fs")').writeFileSync(${fresh}, 'x');`,
    ),
    facility(
      'WASI',
      `new (load('wasi').WASI)({ version: 'preview1', preopens: { '/': '/' } }).wasiImport.fd_write(1, 0, 0, 0);`,
    ),
  ];
}
