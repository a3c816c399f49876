// A certified OpenID provider on this machine; argv: the office's address, our client's secret.
// Prints its own address once it answers. Its login page takes any name, which becomes the subject.
import { createServer } from 'node:http';

import Provider from 'oidc-provider';

const [office, secret] = process.argv.slice(2);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'lk3',
        client_secret: secret,
        redirect_uris: [`${office}/masuk/penyedia/kembali`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    cookies: { keys: ['a key of this test alone'] },
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
