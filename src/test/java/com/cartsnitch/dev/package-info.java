/** {@code mvn -Pdev}: the service on embedded PostgreSQL and Redis. */
package com.cartsnitch.dev;
