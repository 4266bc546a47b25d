// Starts Swagger UI on our own description. Nothing is asked of another host, and no token is kept.
'use strict';

// a page can't set cookies; the browser sends a session's by itself
function leaveOutCookies(spec) {
  const all = Object.entries(spec.components.securitySchemes);
  const schemes = Object.fromEntries(all.filter(([, scheme]) => scheme.in !== 'cookie'));
  spec.components.securitySchemes = schemes;
  const operations = Object.values(spec.paths).flatMap((path) => Object.values(path));
  for (const secured of [spec, ...operations].filter((part) => part.security)) {
    secured.security = secured.security.filter((way) => Object.keys(way).every((name) => name in schemes));
  }
}

async function start() {
  const spec = await (await fetch('openapi.json')).json();
  leaveOutCookies(spec);
  SwaggerUIBundle({
    spec,
    dom_id: '#swagger-ui',
    deepLinking: true,
    validatorUrl: null,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    persistAuthorization: false,
  });
}

start().catch((failure) => {
  document.getElementById('swagger-ui').textContent = `The description could not be loaded: ${failure.message}`;
});
