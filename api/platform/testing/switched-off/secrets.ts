import type { SwitchedOff } from './cut.js';

const SECRET_KEY = 'api/platform/config/secret-key.ts';
const CONFIG_SPEC = 'api/platform/config/config.spec.ts';

export const secretsDefences: readonly SwitchedOff[] = [
  {
    defence: 'Keys have one purpose',
    cuts: [[SECRET_KEY, 'update(`${purpose}\\u0001`)', "update('any')"]],
    red: [CONFIG_SPEC, 'derives different keys for different purposes'],
  },
  {
    defence: 'The key of an installation is read by its owner alone',
    cuts: [[SECRET_KEY, "open(unfinished, 'wx', 0o600)", "open(unfinished, 'wx', 0o644)"]],
    red: [CONFIG_SPEC, 'gives every process of an installation the same key'],
  },
  {
    defence: 'A configuration that would send secrets unencrypted is refused',
    cuts: [
      [
        'api/platform/config/transport.ts',
        'if (encrypted || isThisMachine(host)',
        "if (host !== '' || isThisMachine(host)",
      ],
    ],
    red: ['api/platform/config/transport.spec.ts', 'is refused: it would send secrets unencrypted'],
  },
  {
    defence: 'Mail is handed over by TLS alone',
    cuts: [['api/platform/mail/smtp.ts', 'requireTLS: !here,', '']],
    red: ['api/features/certificates.spec.ts', 'is told nothing by a server that offers no TLS'],
  },
  {
    defence: 'Who asked a proxy without TLS is refused',
    cuts: [
      [
        'api/platform/http/require-https.ts',
        'if (!cameUnencrypted(request, publicUrl)) {',
        "if (publicUrl !== '') {",
      ],
    ],
    red: ['api/platform/http/require-https.spec.ts', 'leads people to the public address'],
  },
  {
    defence: 'No version of TLS before 1.2 is spoken',
    cuts: [
      [
        'api/platform/http/open-listener.ts',
        "minVersion: 'TLSv1.2', ciphers: CIPHERS, honorCipherOrder: true",
        "minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0', honorCipherOrder: true",
      ],
    ],
    red: ['api/platform/http/open-listener.spec.ts', 'speaks no version before TLS 1.2'],
  },
];
