/** Load for benchmarks, run by hand: {@code mvn -Pbench}. */
package com.cartsnitch.bench;
