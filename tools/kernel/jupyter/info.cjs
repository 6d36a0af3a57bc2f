// @ts-check
'use strict';

const { PROTOCOL } = require('./wire.cjs');

/** The answer to kernel_info_request. @param {string} typescript its version */
function kernelInfo(typescript) {
  return {
    status: 'ok',
    protocol_version: PROTOCOL,
    implementation: 'convlab',
    implementation_version: require('../../../package.json').version,
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

module.exports = { kernelInfo };
