import { type Content, PROTOCOL } from './wire';

/** The answer to kernel_info_request. */
export function kernelInfo(typescript: string, version: string): object {
  return {
    status: 'ok',
    protocol_version: PROTOCOL,
    implementation: 'convlab',
    implementation_version: version,
    language_info: {
      name: 'typescript',
      version: typescript,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      codemirror_mode: 'typescript',
    },
    banner: `convlab: TypeScript ${typescript} on Node ${process.version}`,
    help_links: [{ text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' }],
    debugger: false,
  };
}

/** The answer to debug_request, in the terms of the Debug Adapter Protocol. */
export function noDebugger({ seq, command }: Content): Content {
  return {
    type: 'response',
    request_seq: seq ?? 0,
    command: command ?? '',
    success: false,
    message: 'this kernel has no debugger',
  };
}
